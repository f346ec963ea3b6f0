/** https://resend.com/docs/api-reference/errors */
const errors = {
  missing_api_key: [401, 'Missing API key in the authorization header.'],
  invalid_idempotency_key: [400, 'The key must be between 1-256 chars.'],
  validation_error: [422, 'We found an error with one or more fields in the request.'],
  missing_required_field: [422, 'The request body is missing one or more required fields.'],
  not_found: [404, 'The requested endpoint does not exist.'],
  method_not_allowed: [405, 'Method is not allowed for the requested path.'],
  invalid_idempotent_request: [409, 'Same idempotency key used with a different request payload.'],
  concurrent_idempotent_requests: [
    409,
    'Same idempotency key used while original request is still in progress.',
  ],
  rate_limit_exceeded: [429, 'Too many requests. You can only make 2 requests per second.'],
  daily_quota_exceeded: [429, 'You have reached your daily email sending quota.'],
  application_error: [500, 'An unexpected error occurred.'],
} as const satisfies Record<string, readonly [number, string]>

export type ResendErrorName = keyof typeof errors

/** Refuses in Resend's own shape, `{ statusCode, name, message }`; 429 says when to come back. */
export function refuse(name: ResendErrorName, message?: string): Response {
  const [status, usual] = errors[name] ?? errors.application_error
  const headers = status === 429 ? waitFor(name) : {}
  return Response.json({ statusCode: status, name, message: message ?? usual }, { status, headers })
}

/** The error that goes with a status. */
export function refuseStatus(status: number): Response {
  if (status === 429) return refuse('rate_limit_exceeded')
  const body = { statusCode: status, name: 'application_error', message: 'Switched on.' }
  return Response.json(body, { status })
}

/** A second until the next mail, or an hour until the next day's. */
function waitFor(name: ResendErrorName): Record<string, string> {
  const seconds = name === 'daily_quota_exceeded' ? '3600' : '1'
  return {
    'retry-after': seconds,
    'ratelimit-limit': '2',
    'ratelimit-remaining': '0',
    'ratelimit-reset': seconds,
  }
}
