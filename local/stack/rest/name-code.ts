/**
 * lite knows a code only by the kind of mail it came in; supabase-js, as Supabase's docs tell, calls a
 * sign-in code `email`. Sign-up needs no confirmation here, so a code by that name came in a sign-in mail.
 *
 * @returns the request, changed when it is `POST /auth/v1/verify` with that type.
 */
export async function nameCode(request: Request): Promise<Request> {
  const isVerify = new URL(request.url).pathname === '/auth/v1/verify'
  if (!isVerify || request.method !== 'POST') return request
  const text = await request.text()
  const headers = new Headers(request.headers)
  headers.delete('content-length')
  const { url, method } = request
  return new Request(url, { method, headers, body: rename(text) })
}

function rename(text: string): string {
  try {
    const body = JSON.parse(text) as { type?: unknown } | null
    return body?.type === 'email' ? JSON.stringify({ ...body, type: 'magiclink' }) : text
  } catch {
    // lite says what is wrong with it.
    return text
  }
}
