import * as v from 'valibot'
import { PaypalFault } from './paypal-error.ts'

const text = (longest: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(longest))
const money = v.strictObject({
  currency_code: v.pipe(v.string(), v.length(3)),
  value: v.pipe(v.string(), v.regex(/^\d{1,7}(\.\d{1,2})?$/)),
})

export type Money = v.InferOutput<typeof money>

const breakdown = v.strictObject({
  item_total: v.optional(money),
  shipping: v.optional(money),
  tax_total: v.optional(money),
  shipping_discount: v.optional(money),
  discount: v.optional(money),
})

const item = v.strictObject({
  name: text(127),
  quantity: v.pipe(v.string(), v.regex(/^[1-9]\d{0,9}$/)),
  unit_amount: money,
  sku: v.optional(text(127)),
  category: v.optional(v.picklist(['DIGITAL_GOODS', 'PHYSICAL_GOODS', 'DONATION'])),
})

const unit = v.strictObject({
  reference_id: v.optional(text(256), 'default'),
  custom_id: v.optional(text(127)),
  invoice_id: v.optional(text(127)),
  description: v.optional(text(127)),
  amount: v.strictObject({ ...money.entries, breakdown: v.optional(breakdown, {}) }),
  items: v.optional(v.array(item), []),
})

const url = v.pipe(v.string(), v.url())

/** As much of an order as shops of our kind send; anything else is refused, so that no mistake stays unseen. */
const schema = v.strictObject({
  intent: v.literal('CAPTURE'),
  purchase_units: v.pipe(v.array(unit), v.length(1)),
  payment_source: v.strictObject({
    paypal: v.strictObject({
      experience_context: v.strictObject({
        brand_name: v.optional(text(127)),
        locale: v.optional(text(10)),
        user_action: v.optional(v.picklist(['CONTINUE', 'PAY_NOW'])),
        shipping_preference: v.optional(
          v.picklist(['GET_FROM_FILE', 'NO_SHIPPING', 'SET_PROVIDED_ADDRESS']),
        ),
        payment_method_preference: v.optional(
          v.picklist(['UNRESTRICTED', 'IMMEDIATE_PAYMENT_REQUIRED']),
        ),
        return_url: url,
        cancel_url: url,
      }),
    }),
  }),
})

export type OrderBody = v.InferOutput<typeof schema>
export type Unit = OrderBody['purchase_units'][number]

/**
 * Reads what an order is to be.
 *
 * @throws {PaypalFault} where PayPal would refuse it: above all when its parts do not add up.
 */
export function readOrderBody(text: string): OrderBody {
  const body = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text)
  if (!body.success)
    throw new PaypalFault(400, 'INVALID_PARAMETER_SYNTAX', v.summarize(body.issues))
  const [{ amount, items }] = body.output.purchase_units as [Unit]
  const { item_total, shipping, tax_total, shipping_discount, discount } = amount.breakdown
  const parts =
    cents(item_total) +
    cents(tax_total) +
    cents(shipping) -
    cents(shipping_discount) -
    cents(discount)
  if (Object.keys(amount.breakdown).length > 0 && parts !== cents(amount))
    throw new PaypalFault(422, 'AMOUNT_MISMATCH')
  const goods = items.reduce(
    (sum, line) => sum + Number(line.quantity) * cents(line.unit_amount),
    0,
  )
  if (items.length > 0 && goods !== cents(item_total))
    throw new PaypalFault(422, 'ITEM_TOTAL_MISMATCH')
  if (cents(amount) === 0) throw new PaypalFault(422, 'CANNOT_BE_ZERO_OR_NEGATIVE')
  return body.output
}

/** An amount in cents; none is 0. */
export function cents(amount: Pick<Money, 'value'> | undefined): number {
  return amount ? Math.round(Number(amount.value) * 100) : 0
}

/** Cents as PayPal writes them. */
export function toMoney(value: number, currency: string): Money {
  return { currency_code: currency, value: (value / 100).toFixed(2) }
}
