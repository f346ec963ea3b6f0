import { refuse } from '../domain/refusal.ts'
import type { Refusal } from '../domain/refusal.ts'
import { Unavailable } from '../domain/unavailable.ts'
import { answerPreflight, judgeOrigin } from './cors.ts'
import { callerIdentifier } from './identify-caller.ts'
import type { IdentifyCaller } from './identify-caller.ts'
import { describeError, logger } from './log.ts'
import type { Log } from './log.ts'
import { readBody } from './read-body.ts'
import { toErrorResponse } from './respond.ts'
import type { Answer } from './respond.ts'
import type { Route } from './route.ts'
import type { Settings } from './settings.ts'

/** A function: its folder's name, and what answers which method and path, e.g. `POST /quote`. */
export type FunctionParts = {
  name: string
  routes: Readonly<Record<string, Route>>
  settings: Settings
  writeLog?: (line: string) => void
}

/**
 * Everything between HTTP and a function's handlers: origin, size, who calls, what shape, and one shape of refusal.
 * Never rejects. Uses nothing but web APIs.
 */
export function answerCalls(parts: FunctionParts): (request: Request) => Promise<Response> {
  const { name, settings, writeLog } = parts
  const identify = callerIdentifier(settings)
  const logOf = logger(name, writeLog)
  return async (request) => {
    const cors = judgeOrigin(request.headers, settings.allowedOrigins)
    if (request.method === 'OPTIONS') return answerPreflight(cors)
    // A warm-up wakes the process and no more: it reads nothing and asks nobody.
    if (request.headers.get('x-warmup') === 'true') return new Response(null, { status: 204 })
    const startedAt = performance.now()
    const requestId = crypto.randomUUID()
    const log = logOf(requestId)
    const path = pathWithin(name, request.url)
    const answer = cors.isForeign
      ? refuse('not_allowed', 'This origin is not one of the shop.')
      : await answerCall(request, path, parts, { identify, requestId, log })
    const response = toResponse(answer, requestId)
    const durationMs = Math.round(performance.now() - startedAt)
    const code = answer.kind === 'refused' ? { code: answer.code } : {}
    const route = `${request.method} ${path}` in parts.routes ? path : 'unknown'
    log('call', { method: request.method, route, status: response.status, ...code, durationMs })
    for (const [header, value] of Object.entries(cors.headers)) response.headers.set(header, value)
    return response
  }
}

type Tools = { identify: IdentifyCaller; requestId: string; log: Log }

async function answerCall(
  request: Request,
  path: string,
  { routes }: FunctionParts,
  { identify, requestId, log }: Tools,
): Promise<Answer> {
  const route = routes[`${request.method} ${path}`]
  try {
    const body = await readBody(request)
    if (body === null) return refuse('too_large', 'The body is larger than 64 KB.')
    if (route === undefined) return refuseRoute(routes, path)
    const { headers } = request
    // Who sends a webhook proves it by its signature; what else it shows is none of our tokens.
    const shown = route.access === 'unasked' ? withoutToken(headers) : headers
    const caller = await identify(shown)
    if (caller === null) return refuse('not_allowed', 'The access token is invalid or expired.')
    if (route.access === 'service' && !caller.isService)
      return refuse('not_allowed', 'This call takes the service key.')
    return await route.answer(body, { caller, requestId, headers, log })
  } catch (error) {
    log('failure', describeError(error))
    if (error instanceof Unavailable) return refuse('unavailable', 'Try again in a moment.')
    return refuse('internal', 'This is our fault; it is in the log under this request id.')
  }
}

function withoutToken(headers: Headers): Headers {
  const others = new Headers(headers)
  others.delete('authorization')
  return others
}

function refuseRoute(routes: FunctionParts['routes'], path: string): Refusal {
  const isKnown = Object.keys(routes).some((key) => key.endsWith(` ${path}`))
  if (isKnown) return refuse('method_not_allowed', 'This path takes another method.')
  return refuse('not_found', 'This function has no such path.')
}

function toResponse(answer: Answer, requestId: string): Response {
  const response =
    answer.kind === 'refused'
      ? toErrorResponse(answer, requestId)
      : Response.json(answer.value, { status: answer.status ?? 200 })
  response.headers.set('x-request-id', requestId)
  response.headers.set('cache-control', 'no-store')
  return response
}

/** Hosted gateways pass `/<function>/quote`; `/functions/v1` may stand before it. */
function pathWithin(name: string, url: string): string {
  const { pathname } = new URL(url)
  const rest = pathname.replace(/^\/functions\/v1/, '').replace(new RegExp(`^/${name}(?=/|$)`), '')
  return rest.replace(/\/+$/, '') || '/'
}
