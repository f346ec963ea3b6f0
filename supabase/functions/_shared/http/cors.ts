/** What an answer says about who may read it, and whether the request may be dealt with at all. */
export type Cors = { isForeign: boolean; headers: Record<string, string> }

/**
 * Lets the pages of the shop call, and no others. Who names no origin is no page (a provider, a scheduler, a
 * command line) and proves who it is by other means.
 */
export function judgeOrigin(headers: Headers, allowedOrigins: readonly string[]): Cors {
  const origin = headers.get('origin')
  const vary = { vary: 'origin' }
  if (origin === null) return { isForeign: false, headers: vary }
  if (!allowedOrigins.some((allowed) => isSame(origin, allowed)))
    return { isForeign: true, headers: vary }
  return {
    isForeign: false,
    headers: {
      ...vary,
      'access-control-allow-origin': origin,
      'access-control-expose-headers': 'x-request-id, retry-after',
    },
  }
}

/** `http://localhost:*` is every port of it: copies and proxies of a local stack. */
function isSame(origin: string, allowed: string): boolean {
  if (!allowed.endsWith(':*')) return origin === allowed
  return origin.startsWith(allowed.slice(0, -1)) && /:\d+$/.test(origin)
}

/** Answers a preflight. */
export function answerPreflight(cors: Cors): Response {
  if (cors.isForeign) return new Response(null, { status: 403, headers: cors.headers })
  const headers = {
    ...cors.headers,
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': 'apikey, authorization, content-type, x-client-info',
    'access-control-max-age': '86400',
  }
  return new Response(null, { status: 204, headers })
}
