const patienceMs = 15_000

/**
 * Whether an answer to a renewal is the server's word on it. auth-js ends the session at whatever else it cannot read, so
 * neither a hotel's portal nor "too often" may reach it.
 */
export function isVerdict(status: number, contentType: string | null): boolean {
  return status !== 429 && /^application\/([\w.-]+\+)?json\b/i.test(contentType ?? '')
}

/**
 * `fetch` for the client of accounts: it does not wait for ever, and a renewal that nobody judged fails as one that never
 * arrived.
 * @throws TypeError for such a renewal, which auth-js tries again later
 */
export async function authFetch(
  input: RequestInfo | URL,
  init: RequestInit = {},
): Promise<Response> {
  const late = AbortSignal.timeout(patienceMs)
  const signal = init.signal ? AbortSignal.any([init.signal, late]) : late
  const answer = await fetch(input, { ...init, signal })
  const url = input instanceof Request ? input.url : String(input)
  const isRenewal = new URL(url).searchParams.get('grant_type') === 'refresh_token'
  if (isRenewal && !isVerdict(answer.status, answer.headers.get('content-type')))
    throw new TypeError(`No verdict on a renewal: HTTP ${answer.status}`)
  return answer
}
