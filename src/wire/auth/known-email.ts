import { sessionKey } from '../stored-session.ts'

type Stored = { user?: { email?: unknown } | null } | null

/** The address of who is signed in on this device, '' for a guest. */
export function knownEmail(): string {
  try {
    const { email } = (JSON.parse(localStorage.getItem(sessionKey) ?? 'null') as Stored)?.user ?? {}
    return typeof email === 'string' ? email : ''
  } catch {
    return ''
  }
}
