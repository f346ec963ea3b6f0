/**
 * What a host must bring for `/product/<handle>` that has no file. Only web standards, so that the same
 * code runs in Node, on Deno (Netlify) and on Cloudflare's workers.
 */
export type ProductHost = {
  supabaseUrl: string
  publishableKey: string
  fetch: (request: Request) => Promise<Response>
  /** A page of the build's root with this status and the security headers of the site. */
  page: (name: '_shell.html' | '404.html', status: number) => Promise<Response>
}

/**
 * The handle in a product's address, null for any other path (`/product/a/b`, `/product/%2e`). A build
 * writes published products as files; this is about what was published since.
 */
export function productHandle(path: string): string | null {
  return /^\/product\/([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(path)?.[1] ?? null
}

/**
 * Answers for a product the build did not know: the database decides. Published: the shell, which reads the
 * product in the browser. Not: the 404 page. Out of reach: the shell with 503, so that a shopper who comes
 * back in a minute is served, and no search engine forgets the address.
 */
export async function answerProduct(handle: string, host: ProductHost): Promise<Response> {
  const isPublished = await askDatabase(handle, host)
  if (isPublished === null)
    return withHeader(await host.page('_shell.html', 503), 'retry-after', '30')
  if (!isPublished) return withHeader(await host.page('404.html', 404), 'cache-control', 'no-cache')
  const page = await host.page('_shell.html', 200)
  return withHeader(page, 'cache-control', 'public, max-age=60')
}

/**
 * Null when the database does not say. Row level security hides what is not published, and without a
 * variant there is nothing to sell.
 */
async function askDatabase(handle: string, host: ProductHost): Promise<boolean | null> {
  const query = `handle=eq.${handle}&select=handle,variants!inner(id)&limit=1`
  const url = `${host.supabaseUrl}/rest/v1/products?${query}`
  const request = new Request(url, { headers: { apikey: host.publishableKey } })
  try {
    const answer = await host.fetch(request)
    if (!answer.ok) return null
    const rows: unknown = await answer.json()
    return Array.isArray(rows) && rows.length > 0
  } catch {
    return null
  }
}

function withHeader(answer: Response, name: string, value: string): Response {
  const headers = new Headers(answer.headers)
  headers.set(name, value)
  return new Response(answer.body, { status: answer.status, headers })
}
