/** PayPal's fine-grained codes that a shop like ours can meet, in its own words. */
const issues = {
  AMOUNT_MISMATCH:
    'Should equal item_total + tax_total + shipping + handling + insurance - shipping_discount - discount.',
  CANNOT_BE_ZERO_OR_NEGATIVE:
    'Must be greater than zero. If the currency supports decimals, only two decimal place precision is supported.',
  CAPTURE_FULLY_REFUNDED: 'The capture has already been fully refunded',
  CITY_REQUIRED: 'The specified country requires a city (address.admin_area_2).',
  INSTRUMENT_DECLINED:
    "The instrument presented  was either declined by the processor or bank, or it can't be used for this payment.",
  INVALID_COUNTRY_CODE: 'Country code is invalid.',
  INVALID_PARAMETER_SYNTAX: 'The value of a field does not conform to the expected format.',
  INVALID_RESOURCE_ID:
    'Specified resource ID does not exist. Please check the resource ID and try again.',
  ITEM_TOTAL_MISMATCH:
    'Should equal sum of (unit_amount * quantity) across all items for a given purchase_unit.',
  MISSING_SHIPPING_ADDRESS:
    'The shipping address is required when `shipping_preference=SET_PROVIDED_ADDRESS`.',
  NOT_PATCHABLE: 'Cannot be patched.',
  ORDER_ALREADY_CAPTURED:
    "Order already captured.If 'intent=CAPTURE' only one capture per order is allowed.",
  ORDER_ALREADY_COMPLETED: 'The order cannot be patched after it is completed.',
  ORDER_NOT_APPROVED:
    "Payer has not yet approved the Order for payment. Please redirect the payer to the 'rel':'approve' url returned as part of the HATEOAS links within the Create Order call or provide a valid `payment_source` in the request.",
  POSTAL_CODE_REQUIRED: 'The specified country requires a postal code.',
  REFERENCE_ID_NOT_FOUND:
    'Filter expression value is incorrect. Please check the value of the reference_id and try again.',
  REFUND_AMOUNT_EXCEEDED:
    'The refund amount must be less than or equal to the capture amount that has not yet been refunded.',
  REFUND_CAPTURE_CURRENCY_MISMATCH: 'Refund must be in the same currency as the capture',
}

type Issue = keyof typeof issues

/** An error as PayPal tells it. Thrown inside, answered at the door. */
export class PaypalFault extends Error {
  override name = 'PaypalFault'
  readonly status: number
  readonly issue: Issue | null
  readonly value: string | undefined

  /** @param value - what was wrong, where that can be said. */
  constructor(status: number, issue: Issue | null, value?: string) {
    super(issue ?? String(status))
    this.status = status
    this.issue = issue
    this.value = value
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
export function answerError({ status, issue, value }: PaypalFault): Response {
  const [name, general] = names[status] ?? names[500]!
  const details = issue === null ? {} : { details: [{ issue, description: issues[issue], value }] }
  const body = { name, message: general, debug_id: makeDebugId(), ...details }
  return Response.json(body, { status, headers: { 'paypal-debug-id': body.debug_id } })
}

/** What a failing PayPal says with this status. */
export function failWith(status: number): Response {
  return answerError(new PaypalFault(status, null))
}

const makeDebugId = () => crypto.randomUUID().replaceAll('-', '').slice(0, 13)
