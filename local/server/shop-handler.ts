import { answerProduct, productAddress } from '../../deploy/product-fallback.ts'
import { publishableKey } from '../stack/keys.ts'
import { compressJson } from './compress.ts'
import type { Handler } from './listen.ts'
import type { StaticSite } from './static-site.ts'

/**
 * The whole shop on one origin: the back end under `/rest/v1` and `/auth/v1`, everything else from the
 * build, and products younger than the build by asking the database.
 *
 * @param backend - answers requests for the back end.
 * @param functions - answers for `/functions/v1`.
 * @param findSite - the build as it is now; null while there is none.
 */
export function shopHandler(
  backend: Handler,
  findSite: () => StaticSite | null,
  functions: Handler = backend,
): Handler {
  return async (request) => {
    const { pathname, origin } = new URL(request.url)
    if (isLocalPage(pathname)) return backend(request)
    if (isBackend(pathname)) {
      const part = pathname.startsWith('/functions/') ? functions : backend
      return protect(await compressJson(request, await part(request)))
    }
    const site = findSite()
    if (site === null)
      return protect(new Response('There are no pages here yet.\n', { status: 503 }))
    const answer = await site.answer(request)
    const address = productAddress(pathname)
    if (answer.status !== 404 || address === null) return answer
    return answerProduct(address.handle, {
      supabaseUrl: origin,
      publishableKey,
      fetch: backend,
      missing: answer,
      shell: (status) => site.page(`${address.base}/_shell.html`, request, status),
    })
  }
}

/** Paths of the back end, also of those parts that do not run here: they must not look like pages. */
export function isBackend(path: string): boolean {
  return /^\/(rest|auth|realtime|functions|storage)\/v1(\/|$)/.test(path)
}

/** Pages of the local stack itself, which no deployed shop has. */
export function isLocalPage(path: string): boolean {
  return path.startsWith('/_local/')
}

/** As the gateway of a hosted project: an answer of data is never run or shown as anything else. */
function protect(answer: Response): Response {
  const headers = new Headers(answer.headers)
  headers.set('x-content-type-options', 'nosniff')
  headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains')
  headers.set('referrer-policy', 'strict-origin-when-cross-origin')
  return new Response(answer.body, { status: answer.status, headers })
}
