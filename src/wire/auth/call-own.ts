import { reportAnswer } from '../../lib/connection.ts'
import { backEnd, publishableKey } from '../back-end.ts'
import { getSession } from '../session.ts'

/** `code`: what the database function says, `offline` where no answer came, `not_signed_in` without a session. */
export type OwnAnswer<T> = { kind: 'done'; value: T } | { kind: 'refused'; code: string }

const patienceMs = 10_000
const refuse = (code: string) => ({ kind: 'refused', code }) as const

async function send(path: string, init: RequestInit): Promise<OwnAnswer<never> | Response> {
  // What keeps accounts may not have come, and a token that expired without a network is nobody's yet.
  const session = await getSession().catch(() => undefined)
  if (session === undefined) return refuse('offline')
  if (session === null) return refuse(navigator.onLine ? 'not_signed_in' : 'offline')
  try {
    const answer = await fetch(`${backEnd}/rest/v1/${path}`, {
      ...init,
      headers: {
        apikey: publishableKey,
        authorization: `Bearer ${session.accessToken}`,
        'content-type': 'application/json',
      },
      // What belongs to one person is kept by nobody on the way.
      cache: 'no-store',
      keepalive: true, // a link followed right after a press must not undo it
      signal: AbortSignal.timeout(patienceMs),
    })
    reportAnswer(true)
    return answer
  } catch {
    reportAnswer(false)
    return refuse('offline')
  }
}

async function request<T>(path: string, init: RequestInit): Promise<OwnAnswer<T>> {
  const answer = await send(path, init)
  if (!(answer instanceof Response)) return answer
  const text = await answer.text()
  if (answer.ok) return { kind: 'done', value: (text ? JSON.parse(text) : null) as T }
  if (answer.status >= 502) return refuse('offline')
  if (answer.status === 401) return refuse('not_signed_in')
  return refuse(readMessage(text))
}

/** The functions of the database name a refusal in `message`. */
function readMessage(text: string): string {
  try {
    return String((JSON.parse(text) as { message?: unknown }).message)
  } catch {
    return 'failed'
  }
}

/** Calls a database function as who is signed in. */
export const callOwn = <T>(name: string, args: object) =>
  request<T>(`rpc/${name}`, { method: 'POST', body: JSON.stringify(args) })

/** Reads as who is signed in; the policies of the database choose what that is. */
export const readOwn = <T>(path: string) => request<T>(path, { method: 'GET' })
