import type { Services } from './client.ts'
import type { UserBroadcast } from './frames.ts'
import type { Claims } from './verify-token.ts'

type Message = { topic: string; event: string; payload: object; private?: boolean }

/**
 * Broadcasts without a socket: `POST /realtime/v1/api/broadcast` with `{ messages: [{ topic, event,
 * payload, private }] }`, and `POST …/broadcast/<topic>/events/<event>?private=true` with the payload
 * alone. The answer is 202 also for a private topic that the sender may not write to: he learns nothing.
 *
 * Source: supabase/realtime, tenants/batch_broadcast.ex and controllers/broadcast_single_controller.ex.
 */
export async function answerBroadcast(request: Request, services: Services): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url)
  const [, rest] = /^\/realtime\/v1\/api\/broadcast(\/.*)?$/.exec(pathname) ?? []
  const single = /^\/([^/]+)\/events\/([^/]+)$/.exec(rest ?? '')
  const isKnown = pathname === '/realtime/v1/api/broadcast' || single !== null
  if (request.method !== 'POST' || !isKnown) return refuse(404, 'Not Found')
  const claims = await authenticate(request, services)
  if (claims === null) return refuse(401, 'Unauthorized')
  const body = await readBody(request, services.limits.maxFrameBytes)
  if (body === null) return refuse(413, 'Request body is too large')
  if (single === null) return broadcastBatch(body, claims, services)
  const [topic = '', event = ''] = single.slice(1).map(decodeURIComponent)
  const isJson = request.headers.get('content-type') !== 'application/octet-stream'
  if (isJson && parse(body) === undefined) return refuse(422, 'payload is no JSON')
  const isPrivate = searchParams.get('private') === 'true'
  const broadcast: UserBroadcast = { event, isJson, data: body }
  if (await maySend(services, claims, topic, isPrivate))
    services.topics.broadcast(topic, isPrivate, broadcast)
  return new Response(null, { status: 202 })
}

async function broadcastBatch(body: Buffer, claims: Claims, services: Services): Promise<Response> {
  const { messages } = (parse(body) ?? {}) as { messages?: unknown }
  if (!Array.isArray(messages) || !messages.every(isMessage))
    return Response.json({ errors: { messages: ['is invalid'] } }, { status: 422 })
  for (const { topic, event, payload, private: isPrivate = false } of messages)
    if (await maySend(services, claims, topic, isPrivate))
      services.topics.broadcast(topic, isPrivate, { payload, event, type: 'broadcast' })
  return new Response(null, { status: 202 })
}

function isMessage(value: unknown): value is Message {
  const { topic, event, payload } = (value ?? {}) as Partial<Message>
  const hasPayload = typeof payload === 'object' && payload !== null
  return typeof topic === 'string' && typeof event === 'string' && hasPayload
}

function maySend({ authorizer }: Services, claims: Claims, topic: string, isPrivate: boolean) {
  return isPrivate
    ? authorizer.maySend(topic, claims, 'broadcast').catch(() => false)
    : Promise.resolve(true)
}

/** The gateway wants a key; a token of a person, if there is one, says who it is. */
async function authenticate(request: Request, { verifier }: Services): Promise<Claims | null> {
  const bearer = /^bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
  const key = request.headers.get('apikey') ?? bearer
  if (key === undefined) return null
  try {
    const claims = await verifier.verifyKey(key)
    return bearer === undefined ? claims : await verifier.verifyKey(bearer)
  } catch {
    return null
  }
}

/** Null when it is longer than that; the rest is then not read. */
async function readBody(request: Request, maxBytes: number): Promise<Buffer | null> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request.body ?? []) {
    length += chunk.length
    if (length > maxBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}

function refuse(status: number, message: string): Response {
  return Response.json({ message }, { status })
}
