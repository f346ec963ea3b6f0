import { withLock } from '../cart/with-lock.ts'
import { isTokenOld, sessionKey } from '../stored-session.ts'

const patienceMs = 15_000
/** Longer than a renewal takes; a tab that is frozen in the middle of one stops no other for ever. */
const lockPatienceMs = 20_000

/**
 * Whether an answer to a renewal is the server's word on it. auth-js ends the session at whatever else it cannot read, so
 * neither a hotel's portal nor "too often" may reach it.
 */
export function isVerdict(status: number, contentType: string | null): boolean {
  return status !== 429 && /^application\/([\w.-]+\+)?json\b/i.test(contentType ?? '')
}

function send(input: RequestInfo | URL, init: RequestInit): Promise<Response> {
  const late = AbortSignal.timeout(patienceMs)
  const signal = init.signal ? AbortSignal.any([init.signal, late]) : late
  return fetch(input, { ...init, signal })
}

/** The session another tab was given while this one waited for its turn; null where there is none. */
function readRenewed({ body }: RequestInit): string | null {
  const tokenOf = (text: string) => (JSON.parse(text) as { refresh_token?: unknown }).refresh_token
  try {
    const stored = localStorage.getItem(sessionKey)
    if (stored === null || typeof body !== 'string' || isTokenOld()) return null
    return tokenOf(stored) === tokenOf(body) ? null : stored
  } catch {
    return null // storage is forbidden: no tab knows of another
  }
}

async function renew(input: RequestInfo | URL, init: RequestInit): Promise<Response> {
  const renewed = readRenewed(init)
  if (renewed !== null)
    return new Response(renewed, { headers: { 'content-type': 'application/json' } })
  const answer = await send(input, init)
  if (isVerdict(answer.status, answer.headers.get('content-type'))) return answer
  throw new TypeError(`No verdict on a renewal: HTTP ${answer.status}`)
}

/**
 * `fetch` for the client of accounts: it does not wait for ever, and a renewal that nobody judged fails as one that never
 * arrived. Tabs renew one after the other: of a token that is used twice at once, by whoever, a server makes two sessions,
 * or ends both.
 * @throws TypeError for such a renewal, which auth-js tries again later
 */
export function authFetch(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const url = input instanceof Request ? input.url : String(input)
  const isRenewal = new URL(url).searchParams.get('grant_type') === 'refresh_token'
  if (!isRenewal) return send(input, init)
  return withLock('session:renewal', () => renew(input, init), lockPatienceMs)
}
