/** The two serialisations of Phoenix that Supabase clients speak; 2.0.0 is realtime-js's own choice. */
export type Version = '1.0.0' | '2.0.0'

/** A broadcast as its sender packed it: the server passes the bytes on and looks at none of them. */
export type UserBroadcast = {
  event: string
  isJson: boolean
  data: Buffer
  meta?: Record<string, unknown>
}

/** What client and server say to each other. */
export type Frame = {
  joinRef: string | null
  ref: string | null
  topic: string
  event: string
  /** A JSON value; a {@link UserBroadcast} where the frame was binary. */
  payload: unknown
}

/** What a client said, and how long it was. */
export type ClientFrame = Frame & { byteLength: number }

/** Bytes for the wire, encoded once however many sockets they go to. */
export type Encoded = { data: Buffer; isBinary: boolean }

/** First byte of a binary frame. Source: supabase/realtime, socket/v2_serializer.ex. */
const kinds = { userBroadcastPush: 3, userBroadcast: 4 } as const

/** Parses a frame; null for one that is none, which is then ignored, as hosted. */
export function decodeFrame(data: Buffer, isBinary: boolean, version: Version): ClientFrame | null {
  try {
    const frame = isBinary ? decodeBinary(data, version) : decodeText(data, version)
    return frame && { ...frame, byteLength: data.length }
  } catch {
    return null
  }
}

function decodeText(data: Buffer, version: Version): Frame | null {
  const value: unknown = JSON.parse(data.toString())
  return version === '2.0.0' ? fromArray(value) : fromObject(value)
}

function fromArray(value: unknown): Frame | null {
  if (!Array.isArray(value) || value.length < 5) return null
  const [joinRef, ref, topic, event, payload] = value as unknown[]
  return toFrame(joinRef, ref, topic, event, payload)
}

function fromObject(value: unknown): Frame | null {
  if (typeof value !== 'object' || value === null) return null
  const { join_ref, ref, topic, event, payload } = value as Record<string, unknown>
  return toFrame(join_ref, ref, topic, event, payload)
}

function toFrame(
  joinRef: unknown,
  ref: unknown,
  topic: unknown,
  event: unknown,
  payload: unknown,
): Frame | null {
  if (typeof topic !== 'string' || typeof event !== 'string') return null
  return { joinRef: toRef(joinRef), ref: toRef(ref), topic, event, payload }
}

function toRef(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : null
}

/** Kind, five sizes, encoding, then join_ref, ref, topic, event, metadata and the payload itself. */
function decodeBinary(data: Buffer, version: Version): Frame | null {
  const isKnown = version === '2.0.0' && data[0] === kinds.userBroadcastPush
  if (!isKnown || data.length < 7) return null
  let offset = 7
  const [joinRef = '', ref = '', topic = '', event = ''] = [1, 2, 3, 4, 5].map((field) => {
    const start = offset
    offset += data[field] ?? 0
    return data.toString('utf8', start, offset)
  })
  if (offset > data.length) return null
  const body = data.subarray(offset)
  const isJson = data[6] === 1
  // Whoever reads this would fall over bytes that say they are JSON and are not.
  if (isJson) JSON.parse(body.toString())
  const payload: UserBroadcast = { event, isJson, data: body }
  return toFrame(joinRef || null, ref || null, topic, 'broadcast', payload)
}

/** Whether the payload of a frame came in its sender's own packing. */
export function isUserBroadcast(payload: unknown): payload is UserBroadcast {
  return typeof payload === 'object' && payload !== null && 'data' in payload && isBytes(payload)
}

function isBytes({ data }: { data: unknown }): boolean {
  return Buffer.isBuffer(data)
}

/** A message of the server's own, or an answer to `ref`. */
export function encodeFrame(frame: Frame, version: Version): Encoded {
  const { joinRef, ref, topic, event, payload } = frame
  const value =
    version === '2.0.0' ? [joinRef, ref, topic, event, payload] : { topic, event, payload, ref }
  return { data: Buffer.from(JSON.stringify(value)), isBinary: false }
}

/**
 * A broadcast for the members of a topic. Clients of 1.0.0 know no bytes, and a header holds names of at
 * most 255: what cannot be packed goes as JSON, or not at all (null).
 */
export function encodeBroadcast(
  topic: string,
  { event, isJson, data, meta }: UserBroadcast,
  version: Version,
): Encoded | null {
  const parts = [topic, event, meta === undefined ? '' : JSON.stringify(meta)].map((text) =>
    Buffer.from(text),
  )
  if (version === '2.0.0' && parts.every(({ length }) => length <= 255)) {
    const sizes = parts.map(({ length }) => length)
    const header = Buffer.from([kinds.userBroadcast, ...sizes, isJson ? 1 : 0])
    return { data: Buffer.concat([header, ...parts, data]), isBinary: true }
  }
  if (!isJson) return null
  const payload = { event, payload: JSON.parse(data.toString()), type: 'broadcast', meta }
  const frame = { joinRef: null, ref: null, topic, event: 'broadcast', payload }
  return encodeFrame(frame, version)
}
