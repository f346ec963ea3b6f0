/** Where auth-js keeps the session. */
export const sessionKey = 'session'

export type Session = { userId: string; accessToken: string }

/** What auth-js stores, as far as it concerns us. */
type Stored = { access_token?: unknown; user?: { id?: unknown; email?: unknown } | null }

const listeners = new Set<(session: Session | null) => void>()
let told: string | undefined

function readStored(): Session | null {
  try {
    const stored = JSON.parse(localStorage.getItem(sessionKey) ?? 'null') as Stored | null
    const { access_token: accessToken, user } = stored ?? {}
    if (typeof accessToken !== 'string' || typeof user?.id !== 'string') return null
    return { userId: user.id, accessToken }
  } catch {
    return null // storage is forbidden or damaged: nobody can be signed in
  }
}

/**
 * Whose device this is now, by what it keeps: nothing is loaded or asked. The token may have expired; that is no
 * sign-out.
 * @returns the user's id, null for a guest
 */
export const knownUser = (): string | null => readStored()?.userId ?? null

/** Calls the listeners when what is stored is another session, or the same with a new token. */
export function tellSession(): void {
  const session = readStored()
  const now = `${session?.userId} ${session?.accessToken}`
  if (now === told) return
  told = now
  for (const listener of listeners) listener(session)
}

function onStorage({ key }: StorageEvent) {
  if (key === sessionKey || key === null) tellSession()
}

/**
 * Calls back after each sign-in, sign-out and renewal of the token, in this tab or another. The token may be an expired
 * one: `getSession()` gives a good one.
 * @returns ends it
 */
export function onSession(listener: (session: Session | null) => void): () => void {
  if (!listeners.size) {
    const session = readStored()
    told = `${session?.userId} ${session?.accessToken}`
    addEventListener('storage', onStorage)
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (!listeners.size) removeEventListener('storage', onStorage)
  }
}
