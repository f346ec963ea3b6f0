import type {
  FunctionError,
  FunctionErrorCode,
} from '../../../supabase/functions/_shared/contract/error.ts'
import { reportAnswer } from '../../lib/connection.ts'
import { backEnd, publishableKey } from '../back-end.ts'
import { askSigned, getSession, knownUser, type Session } from '../session.ts'

export type FunctionRefusal = {
  kind: 'refused'
  /** `offline`: no answer came, or none of the function's; the call may be made again. */
  code: FunctionErrorCode | 'offline'
  details: Readonly<Record<string, unknown>>
}
export type FunctionAnswer<T> = { kind: 'done'; value: T } | FunctionRefusal

const refuse = (code: FunctionRefusal['code'], details = {}): FunctionRefusal => ({
  kind: 'refused',
  code,
  details,
})

/** As long as a provider may keep a function waiting, and a slow network on top. */
const patienceMs = 25_000

type Received = { status: number; text: string }

async function send(path: string, body: object, session: Session | null): Promise<Received | null> {
  try {
    const answer = await fetch(`${backEnd}/functions/v1/${path}`, {
      method: 'POST',
      headers: {
        apikey: publishableKey,
        'content-type': 'application/json',
        ...(session && { authorization: `Bearer ${session.accessToken}` }),
      },
      body: JSON.stringify(body),
      cache: 'no-store',
      signal: AbortSignal.timeout(patienceMs),
    })
    const text = await answer.text()
    reportAnswer(true)
    return { status: answer.status, text }
  } catch {
    reportAnswer(false)
    return null
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** An answer in another shape is not the function's: a gateway, or a hotel's portal, spoke. That counts as none. */
function read<T>({ status, text }: Received): FunctionAnswer<T> {
  const said = parse(text)
  if (said === undefined) return refuse('offline')
  if (status < 300) return { kind: 'done', value: said as T }
  const { error } = (said ?? {}) as Partial<FunctionError>
  if (typeof error?.code === 'string') return refuse(error.code, error.details)
  return refuse(status >= 502 ? 'offline' : 'internal')
}

/**
 * Calls one of the shop's functions, as whoever is signed in on this device or as a guest.
 * @param path below `/functions/v1/`
 */
export async function callFunction<T>(path: string, body: object): Promise<FunctionAnswer<T>> {
  const user = knownUser()
  const session = user === null ? null : await getSession().catch(() => null)
  // A token that has expired and cannot be renewed makes no guest of its owner.
  if (user !== null && session === null) return refuse('offline')
  const ask = (signed: Session | null) => send(path, body, signed)
  const answer =
    session === null
      ? await ask(null)
      : await askSigned(session, ask, (said) => said?.status === 401)
  return answer ? read(answer) : refuse('offline')
}
