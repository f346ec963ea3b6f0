import { AuthClient } from '@supabase/auth-js'
import { backEnd, publishableKey } from './back-end.ts'
import { sessionKey, tellSession } from './stored-session.ts'

/**
 * The one client of accounts in this tab: it keeps the session under `sessionKey`, renews its token in time and tells
 * the other tabs. Never import it statically from what a guest loads; `loadAuthClient()` brings it.
 */
export const authClient = new AuthClient({
  url: `${backEnd || location.origin}/auth/v1`,
  headers: { apikey: publishableKey },
  storageKey: sessionKey,
  persistSession: true,
  autoRefreshToken: true,
  // Links in mails carry a token hash that the account page exchanges itself.
  detectSessionInUrl: false,
  flowType: 'pkce',
})

authClient.onAuthStateChange(() => tellSession())
