import { AuthClient } from '@supabase/auth-js'
import { authFetch } from './auth/auth-fetch.ts'
import { backEnd, publishableKey } from './back-end.ts'
import { sessionKey, tellSession } from './stored-session.ts'

class Accounts extends AuthClient {
  /**
   * Tabs hear of each other's sessions by what is stored (`stored-session.ts`). The channel auth-js opens besides throws a
   * page out of the back-forward cache with the first word another page says on it.
   */
  leaveChannel(): void {
    this.broadcastChannel?.close()
    this.broadcastChannel = null
  }

  /** auth-js does not ask again for a minute after a renewal failed; that there was no network is no reason to wait. */
  forgetFailure(): void {
    this.lastRefreshFailure = null
  }
}

/**
 * The one client of accounts in this tab: it keeps the session under `sessionKey`, renews its token in time and tells
 * the other tabs. Never import it statically from what a guest loads; `loadAuthClient()` brings it.
 */
export const authClient = new Accounts({
  url: `${backEnd || location.origin}/auth/v1`,
  headers: { apikey: publishableKey },
  fetch: authFetch,
  storageKey: sessionKey,
  persistSession: true,
  autoRefreshToken: true,
  // Links in mails carry a token hash that the account page exchanges itself.
  detectSessionInUrl: false,
  flowType: 'pkce',
})

authClient.leaveChannel()
authClient.onAuthStateChange(() => tellSession())
// Captured: before whatever else the network's return sets going asks for a session.
addEventListener('online', () => authClient.forgetFailure(), { capture: true })
