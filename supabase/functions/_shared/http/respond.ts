import type { FunctionError, FunctionErrorCode } from '../contract/error.ts'
import type { Refusal } from '../domain/refusal.ts'

/** What a handler gives: a value that becomes the body, or why there is none. */
export type Answer<T = unknown> = { kind: 'ok'; value: T; status?: number } | Refusal

/** The answer of a handler that has something to say. */
export const ok = <T>(value: T, status = 200): Answer<T> => ({ kind: 'ok', value, status })

const statuses: Record<FunctionErrorCode, number> = {
  malformed: 400,
  method_not_allowed: 405,
  not_allowed: 403,
  too_large: 413,
  too_many_requests: 429,
  unavailable: 503,
  internal: 500,
  unknown_variant: 422,
  not_sold: 422,
  sold_out: 409,
  price_changed: 409,
  unknown_country: 422,
  unknown_rate: 422,
  foreign_rate: 422,
  expired_rate: 409,
  unknown_discount: 422,
  discount_expired: 422,
  discount_minimum: 422,
  discount_used: 409,
  key_reused: 409,
  already_paid: 409,
  payment_in_progress: 409,
  payment_provider_unavailable: 503,
  bad_signature: 400,
  not_found: 404,
}

const retryable = new Set<FunctionErrorCode>([
  'too_many_requests',
  'unavailable',
  'internal',
  'payment_in_progress',
  'payment_provider_unavailable',
])

/** The one shape of an answer that is not 2xx. 429 and 503 say when to come back. */
export function toErrorResponse(refusal: Refusal, requestId: string): Response {
  const { code, message = code, details } = refusal
  const error: FunctionError['error'] = {
    code,
    message,
    retryable: retryable.has(code),
    requestId,
    ...(details === undefined ? {} : { details }),
  }
  const headers = new Headers()
  const seconds = secondsToWait(code, details)
  if (seconds !== null) headers.set('retry-after', String(seconds))
  return Response.json({ error } satisfies FunctionError, { status: statuses[code], headers })
}

function secondsToWait(code: FunctionErrorCode, details: Refusal['details']): number | null {
  const told = Number(details?.['retryAfterSeconds'])
  if (Number.isFinite(told) && told > 0) return Math.ceil(told)
  if (code === 'too_many_requests') return 10
  return code === 'unavailable' || code === 'payment_in_progress' ? 1 : null
}
