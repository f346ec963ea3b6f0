/** An error as Stripe tells it. Thrown inside, answered at the door. */
export class StripeFault extends Error {
  override name = 'StripeFault'
  readonly status: number
  readonly type: string
  readonly code: string | undefined
  readonly param: string | undefined

  constructor(
    status: number,
    type: 'invalid_request_error' | 'idempotency_error' | 'api_error' | 'card_error',
    message: string,
    details: { code?: string; param?: string } = {},
  ) {
    super(message)
    this.status = status
    this.type = type
    this.code = details.code
    this.param = details.param
  }
}

/** @see https://docs.stripe.com/api/errors */
export function answerError({ status, type, code, message, param }: StripeFault): Response {
  return Response.json({ error: { type, code, message, param } }, { status })
}

/** What a failing Stripe says with this status. */
export function failWith(status: number): Response {
  if (status === 429)
    return answerError(
      new StripeFault(429, 'invalid_request_error', 'Request rate limit exceeded.', {
        code: 'rate_limit',
      }),
    )
  return answerError(new StripeFault(status, 'api_error', 'An unknown error occurred.'))
}

export function noSuch(what: string, id: string, param: string): StripeFault {
  return new StripeFault(404, 'invalid_request_error', `No such ${what}: '${id}'`, {
    code: 'resource_missing',
    param,
  })
}
