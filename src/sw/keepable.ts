/** Paths whose answers belong to one person or one moment. */
const neverKept = /\/(?:auth|functions|realtime|storage)\/v1(?:\/|$)|^\/_local(?:\/|$)/

/**
 * Whether the worker may answer this request at all. What carries a name or changes something goes to the network
 * as if there were no worker.
 */
export function isAnonymousRead({ method, headers, url }: Request): boolean {
  if (method !== 'GET' || headers.has('authorization')) return false
  return !neverKept.test(new URL(url).pathname)
}

/** Whether an answer may be kept: whole, legible and meant for this very URL. */
export function isKeepable({ status, type, redirected }: Response): boolean {
  return (
    status === 200 && !redirected && (type === 'basic' || type === 'cors' || type === 'default')
  )
}

/** An answer's headers without what described its bytes on the way: a kept body is no longer encoded. */
export function plainHeaders(headers: Headers): Headers {
  const plain = new Headers(headers)
  plain.delete('content-encoding')
  plain.delete('content-length')
  return plain
}

/** The first folder below a scope, where it names a language: `/fr/shop` belongs to a shop with a worker of its own. */
const otherLanguage = /^[a-z]{2}(?:-[a-z]{2})?(?:\/|$)/i

/**
 * Whether a navigation leads to one of this shop's pages: not to a file, not to the back end, not into another language.
 *
 * @param scope - path of the worker's scope.
 */
export function isPageUrl({ pathname }: URL, scope: string): boolean {
  if (otherLanguage.test(pathname.slice(scope.length))) return false
  return !/\.\w+$|\/rest\/v1(?:\/|$)/.test(pathname) && !neverKept.test(pathname)
}
