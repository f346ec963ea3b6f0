import { reportAnswer } from '../../lib/connection.ts'
import { backEnd, publishableKey } from '../back-end.ts'
import { askSigned, getSession, knownUser, type Session } from '../session.ts'
import { readAnswer, refuse, type OwnAnswer } from './read-answer.ts'

export type { OwnAnswer } from './read-answer.ts'

const patienceMs = 10_000

/** What came, read to its end; null where nothing did. */
async function send(path: string, init: RequestInit, { accessToken }: Session) {
  try {
    const answer = await fetch(`${backEnd}/rest/v1/${path}`, {
      ...init,
      headers: {
        apikey: publishableKey,
        authorization: `Bearer ${accessToken}`,
        'content-type': 'application/json',
      },
      // What belongs to one person is kept by nobody on the way.
      cache: 'no-store',
      keepalive: true, // a link followed right after a press must not undo it
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

async function request<T>(owner: string, path: string, init: RequestInit): Promise<OwnAnswer<T>> {
  const session = await getSession().catch(() => null) // its code may not come without a network
  // A token that expired and could not be renewed is no sign-out.
  if (session === null) return refuse(knownUser() === owner ? 'offline' : 'not_signed_in')
  if (session.userId !== owner) return refuse('not_signed_in')
  const answer = await askSigned(
    session,
    (signed) => send(path, init, signed),
    (said) => said?.status === 401,
  )
  return answer ? readAnswer<T>(answer) : refuse('offline')
}

/**
 * Calls a database function as `owner`.
 * @returns refused as `not_signed_in` where someone else, or nobody, is signed in on this device by now
 */
export const callOwn = <T>(owner: string, name: string, args: object) =>
  request<T>(owner, `rpc/${name}`, { method: 'POST', body: JSON.stringify(args) })

/** Reads as `owner`; the policies of the database choose what that is. */
export const readOwn = <T>(owner: string, path: string) =>
  request<T>(owner, path, { method: 'GET' })
