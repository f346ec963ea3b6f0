import { answerProduct, productHandle } from '../product-fallback.ts'

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

/** Netlify's paths for it. */
export const config = { path: '/product/*' }

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
  const handle = productHandle(new URL(request.url).pathname)
  if (built.status !== 404 || handle === null) return built
  return answerProduct(handle, {
    supabaseUrl: settings.SUPABASE_URL ?? '',
    publishableKey: settings.SUPABASE_PUBLISHABLE_KEY ?? '',
    fetch: (question) => fetch(question),
    page: async (name, status) => {
      const page = await asset(new Request(new URL(name, new URL('/', request.url))))
      const headers = new Headers(page.headers)
      // They describe the file's own bytes; the host encodes the answer anew.
      for (const header of ['etag', 'content-encoding', 'content-length']) headers.delete(header)
      return new Response(request.method === 'HEAD' ? null : page.body, { status, headers })
    },
  })
}

function readNetlify(name: string): string | undefined {
  const host = globalThis as { Netlify?: { env: { get: (name: string) => string | undefined } } }
  return host.Netlify?.env.get(name)
}
