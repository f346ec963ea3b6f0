/**
 * Who is signed in on this device. A session is known to exist by what auth-js keeps in localStorage, so a guest's page
 * never loads auth-js to learn that nobody is.
 */
import { isTokenOld, knownUser, type Session } from './stored-session.ts'

export { knownUser, onSession, type Session } from './stored-session.ts'

/** The client of accounts, fetched when it is first needed: auth-js is 19 KB that no guest loads. */
export async function loadAuthClient() {
  const { authClient } = await import('./auth-client.ts')
  return authClient
}

/**
 * The session with a token that is good for a minute at least, renewed if need be.
 * @returns null for a guest, and as well while the token has expired and cannot be renewed (no network): where
 * `knownUser()` still names someone, wait and ask again
 */
export async function getSession(): Promise<Session | null> {
  if (knownUser() === null) return null
  // Asked now, auth-js would fail, and not ask again for a minute.
  if (!navigator.onLine && isTokenOld()) return null
  const client = await loadAuthClient()
  const { data } = await client.getSession()
  const { session } = data
  return session && { userId: session.user.id, accessToken: session.access_token }
}

/**
 * Asks with the session's token. One that the server does not take, though its time has not come (a clock that is wrong, a
 * new key), is renewed once: it is not a sign-out.
 * @param isRefused whether the answer says that the token was not taken
 * @returns the first answer where its owner gets no other token
 */
export async function askSigned<T>(
  session: Session,
  ask: (session: Session) => Promise<T>,
  isRefused: (answer: T) => boolean,
): Promise<T> {
  const first = await ask(session)
  if (!isRefused(first)) return first
  const renewed = await renewSession().catch(() => null)
  const isNew = renewed?.userId === session.userId && renewed.accessToken !== session.accessToken
  return isNew ? ask(renewed) : first
}

async function renewSession(): Promise<Session | null> {
  const client = await loadAuthClient()
  await client.refreshSession()
  return getSession()
}
