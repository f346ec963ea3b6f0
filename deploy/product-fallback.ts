/**
 * What a host must bring for `/product/<handle>` that has no file. Only web standards, so that the same
 * code runs in Node, on Deno (Netlify) and on Cloudflare's workers.
 */
export type ProductHost = {
  supabaseUrl: string
  publishableKey: string
  fetch: (request: Request) => Promise<Response>
  /** The page of the build that stands in for others, with this status and the security headers of the site. */
  shell: (status: number) => Promise<Response>
  /** What the host says where it has no file: its 404 page. */
  missing: Response
}

/** Longer than this no shopper waits for a page; the shell asks again in the browser. */
const patienceMs = 3000

/** A product's address: the folder of its language (`''`, `'/fr'`) and its handle. */
export type ProductAddress = { base: string; handle: string }

/**
 * Reads a product's address; null for any other path (`/product/a/b`, `/product/%2e`). A build writes
 * published products as files; this is about what was published since.
 */
export function productAddress(path: string): ProductAddress | null {
  const [, base, handle] =
    /^((?:\/[a-z]{2})?)\/product\/([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(path) ?? []
  return base === undefined || handle === undefined ? null : { base, handle }
}

/**
 * Answers for a product the build did not know: the database decides. Published: the shell, which reads the
 * product in the browser. Not: the 404 page. Out of reach or slow: the shell with 503, so that a shopper who
 * comes back in a minute is served, and no search engine forgets the address.
 */
export async function answerProduct(handle: string, host: ProductHost): Promise<Response> {
  const isPublished = await askDatabase(handle, host)
  if (isPublished === null) return withHeader(await host.shell(503), 'retry-after', '30')
  if (!isPublished) return withHeader(host.missing, 'cache-control', 'no-cache')
  return withHeader(await host.shell(200), 'cache-control', 'public, max-age=60')
}

/**
 * Null when the database does not say, or not in time. A clock beside the request: the signal of a request is held so
 * weakly in Node that it may be gone before it fires.
 */
async function askDatabase(handle: string, host: ProductHost): Promise<boolean | null> {
  const asking = new AbortController()
  let clock: ReturnType<typeof setTimeout> | undefined
  const silence = new Promise<null>((resolve) => {
    clock = setTimeout(() => {
      asking.abort()
      resolve(null)
    }, patienceMs)
  })
  const answer = readAnswer(handle, host, asking.signal).catch(() => null)
  return Promise.race([answer, silence]).finally(() => clearTimeout(clock))
}

/** Row level security hides what is not published, and without a variant there is nothing to sell. */
async function readAnswer(handle: string, host: ProductHost, signal: AbortSignal) {
  const query = `handle=eq.${handle}&select=handle,variants!inner(id)&limit=1`
  // Where the settings were forgotten this is no URL, and the shell, which knows them, stands in.
  const url = new URL(`/rest/v1/products?${query}`, host.supabaseUrl)
  const headers = { apikey: host.publishableKey }
  const answer = await host.fetch(new Request(url, { headers, signal }))
  if (!answer.ok) return null
  const rows: unknown = await answer.json()
  return Array.isArray(rows) ? rows.length > 0 : null
}

function withHeader(answer: Response, name: string, value: string): Response {
  // 503 is not to be kept, whatever the file's own rule says.
  const headers = new Headers(answer.headers)
  if (answer.status !== 200) headers.set('cache-control', 'no-cache')
  headers.set(name, value)
  return new Response(answer.body, { status: answer.status, headers })
}
