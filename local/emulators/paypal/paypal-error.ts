/** An error as PayPal tells it. Thrown inside, answered at the door. */
export class PaypalFault extends Error {
  override name = 'PaypalFault'
  readonly status: number
  readonly issue: string | null

  /** @param issue - the fine-grained code, where PayPal gives one. */
  constructor(status: number, issue: string | null, description = '') {
    super(description)
    this.status = status
    this.issue = issue
  }
}

const names: Record<number, [name: string, message: string]> = {
  400: [
    'INVALID_REQUEST',
    'Request is not well-formed, syntactically incorrect, or violates schema.',
  ],
  401: [
    'AUTHENTICATION_FAILURE',
    'Authentication failed due to missing authorization header, or invalid authentication credentials.',
  ],
  404: ['RESOURCE_NOT_FOUND', 'The specified resource does not exist.'],
  422: [
    'UNPROCESSABLE_ENTITY',
    'The requested action could not be performed, semantically incorrect, or failed business validation.',
  ],
  429: ['RATE_LIMIT_REACHED', 'Too many requests. Blocked due to rate limiting.'],
  500: ['INTERNAL_SERVER_ERROR', 'An internal server error occurred.'],
}

/** @see https://developer.paypal.com/api/rest/responses/#failed-requests */
export function answerError({ status, issue, message }: PaypalFault): Response {
  const [name, general] = names[status] ?? names[500]!
  const details = issue === null ? {} : { details: [{ issue, description: message }] }
  const body = { name, message: general, debug_id: makeDebugId(), ...details }
  return Response.json(body, { status, headers: { 'paypal-debug-id': body.debug_id } })
}

/** What a failing PayPal says with this status. */
export function failWith(status: number): Response {
  return answerError(new PaypalFault(status, null))
}

const makeDebugId = () => crypto.randomUUID().replaceAll('-', '').slice(0, 13)
