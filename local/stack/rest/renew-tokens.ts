import type { SessionTokens } from './session-token.ts'

/**
 * Replaces the access token in an answer of the auth API: in the body of sign-up, sign-in and refresh, or
 * in the address a confirmation link redirects to.
 */
export async function renewTokens(answer: Response, tokens: SessionTokens): Promise<Response> {
  const location = answer.headers.get('location')
  if (location !== null) return renewLocation(answer, location, tokens)
  const isJson = answer.headers.get('content-type')?.startsWith('application/json') === true
  if (!answer.ok || !isJson) return answer
  const text = await answer.text()
  const body: unknown = JSON.parse(text)
  if (!hasToken(body)) return new Response(text, answer)
  const access_token = await tokens.renew(body.access_token)
  const headers = new Headers(answer.headers)
  headers.delete('content-length')
  const { status } = answer
  return new Response(JSON.stringify({ ...body, access_token }), { status, headers })
}

async function renewLocation(
  answer: Response,
  location: string,
  tokens: SessionTokens,
): Promise<Response> {
  const token = /[#&]access_token=([^&]+)/.exec(location)?.[1]
  if (token === undefined) return answer
  const headers = new Headers(answer.headers)
  headers.set('location', location.replace(token, await tokens.renew(token)))
  return new Response(answer.body, { status: answer.status, headers })
}

function hasToken(body: unknown): body is { access_token: string } {
  return (
    typeof body === 'object' &&
    body !== null &&
    typeof (body as { access_token?: unknown }).access_token === 'string'
  )
}
