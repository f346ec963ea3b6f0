import * as v from 'valibot'
import { StripeFault } from './stripe-error.ts'

const integer = (least: number) =>
  v.pipe(v.string(), v.digits(), v.transform(Number), v.minValue(least))
const address = v.pipe(v.string(), v.url(), v.maxLength(5000))
const metadata = v.optional(
  v.record(v.pipe(v.string(), v.maxLength(40)), v.pipe(v.string(), v.maxLength(500))),
  {},
)

const lineSchema = v.strictObject({
  quantity: v.optional(integer(1), '1'),
  price_data: v.strictObject({
    currency: v.pipe(v.string(), v.regex(/^[a-z]{3}$/)),
    unit_amount: v.pipe(integer(0), v.maxValue(99_999_999)),
    product_data: v.strictObject({
      name: v.pipe(v.string(), v.nonEmpty()),
      description: v.optional(v.pipe(v.string(), v.nonEmpty())),
    }),
  }),
})

/** As much of the parameters as shops of our kind send; any other is refused, as Stripe refuses what it does not know. */
const schema = v.strictObject({
  mode: v.literal('payment'),
  client_reference_id: v.optional(v.pipe(v.string(), v.maxLength(200))),
  customer_email: v.optional(v.pipe(v.string(), v.email(), v.maxLength(512))),
  line_items: v.pipe(v.array(lineSchema), v.minLength(1), v.maxLength(100)),
  expires_at: v.optional(integer(0)),
  success_url: address,
  cancel_url: v.optional(address),
  metadata,
  payment_intent_data: v.optional(
    v.strictObject({ metadata, description: v.optional(v.string()) }),
    {},
  ),
  allowed_payment_method_types: v.optional(v.array(v.literal('card')), ['card']),
  adaptive_pricing: v.optional(v.strictObject({ enabled: v.picklist(['true', 'false']) })),
  expand: v.optional(v.array(v.string())),
})

export type SessionParams = v.InferOutput<typeof schema>

const minutes = 60
const shortest = 30 * minutes
const longest = 24 * 60 * minutes

/**
 * Reads what a Checkout session is to be made of.
 *
 * @throws {StripeFault} where Stripe would refuse it.
 */
export function readSessionParams(form: unknown, nowSeconds: number): SessionParams {
  const params = v.safeParse(schema, form)
  if (!params.success) throw explain(params.issues[0])
  const { line_items, expires_at = nowSeconds + longest } = params.output
  const life = expires_at - nowSeconds
  if (life < shortest || life > longest)
    throw invalid('The `expires_at` must be 30 minutes to 24 hours from now.', 'expires_at')
  const currencies = new Set(line_items.map(({ price_data }) => price_data.currency))
  if (currencies.size > 1) throw invalid('All line items must have one currency.', 'line_items')
  const total = sumLines(params.output)
  if (total > 0 && total < 50)
    throw new StripeFault(400, 'invalid_request_error', 'The total must be at least 50 cents.', {
      code: 'amount_too_small',
    })
  return { ...params.output, expires_at }
}

/** What is to be paid. */
export function sumLines({ line_items }: Pick<SessionParams, 'line_items'>): number {
  return line_items.reduce(
    (sum, { quantity, price_data }) => sum + quantity * price_data.unit_amount,
    0,
  )
}

function explain(issue: v.BaseIssue<unknown>): StripeFault {
  const [first = '', ...rest] = (v.getDotPath(issue) ?? '').split('.')
  const param = [first, ...rest.map((step) => `[${step}]`)].join('')
  if (issue.expected === 'never')
    return new StripeFault(400, 'invalid_request_error', `Received unknown parameter: ${param}`, {
      code: 'parameter_unknown',
      param,
    })
  return invalid(issue.message, param)
}

function invalid(message: string, param: string): StripeFault {
  return new StripeFault(400, 'invalid_request_error', message, { param })
}
