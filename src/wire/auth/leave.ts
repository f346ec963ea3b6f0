import { loadAuthClient } from '../session.ts'
import { eraseDraftOf } from '../checkout/draft-store.ts'
import { forgetPlacedOf } from '../checkout/placed-orders.ts'
import { knownUser, sessionKey, tellSession } from '../stored-session.ts'
import { callOwn } from './call-own.ts'
import { nameRefusal, type AuthRefusal } from './auth-refusal.ts'

/** What they typed on the way to an order, and which orders wait for their payment. */
function eraseOrdering(user: string | null) {
  if (user === null) return
  eraseDraftOf(user)
  forgetPlacedOf(user)
}

/** This device forgets the session without asking anybody; other tabs hear of it. */
function forgetSession(user: string | null) {
  eraseOrdering(user)
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
  const user = knownUser()
  // Nothing can refuse it here, and pages hear of it while the server is still being told.
  if (scope === 'local') eraseOrdering(user)
  try {
    // auth-js would first try for half a minute to renew a token that is old.
    if (!navigator.onLine) throw new TypeError('offline')
    const client = await loadAuthClient()
    const { error } = await client.signOut({ scope })
    if (error && scope === 'global') return nameRefusal(error)
  } catch {
    if (scope === 'global') return 'offline'
  }
  forgetSession(user)
  return null
}

/**
 * Deletes the account and all the shop keeps of it. For good.
 * @returns why it still lives: only the server's word that it is done counts as done
 */
export async function deleteAccount(user: string): Promise<AuthRefusal | null> {
  const answer = await callOwn(user, 'delete_account', {})
  if (answer.kind === 'refused') {
    if (answer.code === 'not_signed_in') return 'signed_out'
    return answer.code === 'offline' ? 'offline' : 'failed'
  }
  // The tokens belong to nobody any more: there is no one to sign out at the server.
  forgetSession(user)
  return null
}
