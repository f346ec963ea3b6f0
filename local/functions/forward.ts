import { boundBody } from '../stack/rest/bound-body.ts'
import type { DenoProcess } from './deno-process.ts'

/** What no caller may say of itself: hosted, the edge writes it. */
const writtenByTheEdge = ['cf-connecting-ip', 'connection', 'keep-alive', 'transfer-encoding']

/**
 * Passes a call on, as the gateway of a hosted project does: `/functions/v1/get-rates/x` becomes `/get-rates/x`.
 * Where the function breaks under it the answer is a 503 in the functions' one shape.
 */
export async function forward(
  request: Request,
  find: () => Promise<DenoProcess>,
  print: (line: string) => void,
): Promise<Response> {
  const { pathname, search } = new URL(request.url)
  const path = pathname.slice('/functions/v1'.length) + search
  const headers = new Headers(request.headers)
  for (const name of writtenByTheEdge) headers.delete(name)
  // What is compressed on the way here would be said to be so on the way on, and no longer be.
  headers.set('accept-encoding', 'identity')
  const bounded = await boundBody(request)
  if (bounded instanceof Response) return bounded
  const body = bounded.body === null ? undefined : await bounded.arrayBuffer()
  try {
    const { origin } = await find()
    return await fetch(origin + path, {
      method: request.method,
      headers,
      body,
      redirect: 'manual',
      signal: request.signal,
    })
  } catch (error) {
    print(`functions: ${describe(error)}`)
    return unavailable()
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message
}

function unavailable(): Response {
  const message = 'The function ended before it answered.'
  const error = { code: 'unavailable', message, retryable: true, requestId: crypto.randomUUID() }
  return Response.json({ error }, { status: 503, headers: { 'retry-after': '1' } })
}
