import { loadAuthClient } from '../session.ts'
import { sessionKey, tellSession } from '../stored-session.ts'
import { callOwn } from './call-own.ts'
import { nameRefusal, type AuthRefusal } from './auth-refusal.ts'

/** This device forgets the session without asking anybody; other tabs hear of it. */
function forgetSession() {
  localStorage.removeItem(sessionKey)
  localStorage.removeItem(`${sessionKey}-code-verifier`)
  tellSession()
}

/**
 * Ends the session of this device, or all of the account. Here it always works: without a network the device forgets,
 * and what the server still holds nobody has.
 * @returns why the other sessions go on; then this one does, too
 */
export async function signOut(scope: 'local' | 'global'): Promise<AuthRefusal | null> {
  try {
    const client = await loadAuthClient()
    const { error } = await client.signOut({ scope })
    if (error && scope === 'global') return nameRefusal(error)
  } catch {
    if (scope === 'global') return 'offline'
  }
  forgetSession()
  return null
}

/** Deletes the account and all the shop keeps of it. For good. */
export async function deleteAccount(): Promise<AuthRefusal | null> {
  const answer = await callOwn('delete_account', {})
  if (answer.kind === 'refused') {
    if (answer.code === 'offline') return 'offline'
    if (answer.code !== 'not_signed_in') return 'failed'
  }
  // The tokens belong to nobody any more: there is no one to sign out at the server.
  forgetSession()
  return null
}
