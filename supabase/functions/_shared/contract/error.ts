/** Every refusal a function can answer with. Clients decide by these, never by the message. */
export type FunctionErrorCode =
  | 'malformed'
  | 'method_not_allowed'
  | 'not_allowed'
  | 'too_large'
  | 'too_many_requests'
  | 'unavailable'
  | 'internal'
  // a cart that cannot be sold as it is
  | 'unknown_variant'
  | 'not_sold'
  | 'sold_out'
  | 'price_changed'
  // delivery
  | 'unknown_country'
  | 'unknown_rate'
  | 'foreign_rate'
  | 'expired_rate'
  // discount
  | 'unknown_discount'
  | 'discount_expired'
  | 'discount_minimum'
  | 'discount_used'
  // payment
  | 'key_reused'
  | 'already_paid'
  | 'payment_in_progress'
  | 'payment_provider_unavailable'
  // webhooks and links
  | 'bad_signature'
  | 'not_found'

/** The body of every answer that is not 2xx. `details` depends on the code, e.g. `{ variantIds }`. */
export type FunctionError = {
  error: {
    code: FunctionErrorCode
    /** For programmers; shown to nobody. */
    message: string
    /** The same call may succeed later. */
    retryable: boolean
    requestId: string
    details?: Readonly<Record<string, unknown>>
  }
}
