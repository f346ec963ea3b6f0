import { answerProduct, productAddress } from '../product-fallback.ts'

/**
 * The edge function for `/product/*` on a static host: a product published after the build has no file, so
 * the database is asked. One file for two hosts, both with SUPABASE_URL and SUPABASE_PUBLISHABLE_KEY in
 * their environment:
 *
 * - Netlify: `netlify/edge-functions/product.ts` re-exports `default` and `config`.
 * - Cloudflare Pages: `functions/product/[[path]].ts` re-exports `onRequest`.
 */
type Settings = { SUPABASE_URL?: string; SUPABASE_PUBLISHABLE_KEY?: string }

type Site = {
  /** What the host would answer without us. */
  next: () => Promise<Response>
  /** One file of the build, with the headers the host gives it. */
  asset: (request: Request) => Promise<Response>
  settings: Settings
}

/** Netlify calls this. */
function onNetlify(request: Request, context: Pick<Site, 'next'>) {
  const settings = {
    SUPABASE_URL: readNetlify('SUPABASE_URL'),
    SUPABASE_PUBLISHABLE_KEY: readNetlify('SUPABASE_PUBLISHABLE_KEY'),
  }
  return answer(request, { next: () => context.next(), asset: (file) => fetch(file), settings })
}

export { onNetlify as default }

/** Netlify's paths for it. The shell is not among them, so that asking for it never comes back here. */
export const config = { path: ['/product/*', '/:language/product/*'] }

/** Cloudflare Pages calls this. */
export function onRequest({ request, next, env }: CloudflareContext): Promise<Response> {
  return answer(request, { next, asset: (file) => env.ASSETS.fetch(file), settings: env })
}

type CloudflareContext = {
  request: Request
  next: () => Promise<Response>
  env: Settings & { ASSETS: { fetch: (request: Request) => Promise<Response> } }
}

async function answer(request: Request, { next, asset, settings }: Site): Promise<Response> {
  const built = await next()
  const { origin, pathname } = new URL(request.url)
  const address = productAddress(pathname)
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  if (built.status !== 404 || address === null || !isRead) return built
  return answerProduct(address.handle, {
    supabaseUrl: settings.SUPABASE_URL ?? '',
    publishableKey: settings.SUPABASE_PUBLISHABLE_KEY ?? '',
    fetch: (question) => fetch(question),
    missing: built,
    shell: async (status) => {
      // Without ".html": under that name Cloudflare answers 308, to this one.
      const page = await asset(
        new Request(`${origin}${address.base}/_shell`, { redirect: 'manual' }),
      )
      if (page.status !== 200) return noShell(built)
      const headers = new Headers(page.headers)
      // They describe the file's own bytes; the host encodes the answer anew.
      for (const header of ['etag', 'content-encoding', 'content-length']) headers.delete(header)
      return new Response(request.method === 'HEAD' ? null : page.body, { status, headers })
    },
  })
}

/** A deployment without its shell is broken, but no reason to tell anyone that the product does not exist. */
function noShell({ headers: site }: Response): Response {
  const headers = new Headers(site)
  for (const header of ['etag', 'content-encoding', 'content-length']) headers.delete(header)
  headers.set('content-type', 'text/plain; charset=utf-8')
  return new Response('This page cannot be shown right now.\n', { status: 503, headers })
}

function readNetlify(name: string): string | undefined {
  const host = globalThis as { Netlify?: { env: { get: (name: string) => string | undefined } } }
  return host.Netlify?.env.get(name)
}
