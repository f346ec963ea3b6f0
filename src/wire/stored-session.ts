import { createListeners } from '../lib/listeners.ts'

/** Where auth-js keeps the session. */
export const sessionKey = 'session'

export type Session = { userId: string; accessToken: string }

/** What auth-js stores, as far as it concerns us. */
type Stored = {
  access_token?: unknown
  expires_at?: unknown
  user?: { id?: unknown; email?: unknown } | null
}

const listeners = createListeners<Session | null>(watch)
let told: string | undefined

function parseStored(): Stored {
  try {
    return (JSON.parse(localStorage.getItem(sessionKey) ?? 'null') as Stored | null) ?? {}
  } catch {
    return {} // storage is forbidden or damaged: nobody can be signed in
  }
}

function readStored(): Session | null {
  const { access_token: accessToken, user } = parseStored()
  if (typeof accessToken !== 'string' || typeof user?.id !== 'string') return null
  return { userId: user.id, accessToken }
}

/** auth-js renews a token this long before its end. */
const marginMs = 90_000

/** Whether the token that is stored must be renewed before it is used. */
export function isTokenOld(nowMs = Date.now()): boolean {
  const { expires_at: expiresAtSeconds } = parseStored()
  return typeof expiresAtSeconds === 'number' && expiresAtSeconds * 1000 - nowMs < marginMs
}

/**
 * Whose device this is now, by what it keeps: nothing is loaded or asked. The token may have expired; that is no
 * sign-out.
 * @returns the user's id, null for a guest
 */
export const knownUser = (): string | null => readStored()?.userId ?? null

const describe = (session: Session | null) => `${session?.userId} ${session?.accessToken}`

/** Calls the listeners when what is stored is another session, or the same with a new token. */
export function tellSession(): void {
  const session = readStored()
  const now = describe(session)
  if (now === told) return
  told = now
  listeners.tell(session)
}

function watch(signal: AbortSignal) {
  told = describe(readStored())
  const onStorage = ({ key }: StorageEvent) => {
    if (key === sessionKey || key === null) tellSession()
  }
  addEventListener('storage', onStorage, { signal })
  // Nobody tells a page in the back-forward cache what other tabs store.
  addEventListener('pageshow', tellSession, { signal })
}

/**
 * Calls back after each sign-in, sign-out and renewal of the token, in this tab or another. The token may be an expired
 * one: `getSession()` gives a good one.
 * @returns ends it
 */
export const onSession = listeners.subscribe
