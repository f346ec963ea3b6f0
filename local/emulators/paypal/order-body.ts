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

const shipping = v.strictObject({
  type: v.optional(v.picklist(['SHIPPING', 'PICKUP_IN_PERSON'])),
  name: v.optional(v.strictObject({ full_name: text(300) })),
  address: v.optional(
    v.strictObject({
      address_line_1: v.optional(text(300)),
      address_line_2: v.optional(text(300)),
      admin_area_2: v.optional(text(120)),
      admin_area_1: v.optional(text(300)),
      postal_code: v.optional(text(60)),
      country_code: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)),
    }),
  ),
})

const unit = v.strictObject({
  reference_id: v.optional(text(256), 'default'),
  custom_id: v.optional(text(127)),
  invoice_id: v.optional(text(127)),
  description: v.optional(text(127)),
  amount: v.strictObject({ ...money.entries, breakdown: v.optional(breakdown, {}) }),
  items: v.optional(v.array(item), []),
  shipping: v.optional(shipping),
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
  demandAddress(body.output)
  return body.output
}

/** @see https://developer.paypal.com/api/rest/reference/orders/v2/errors/ */
function demandAddress({ purchase_units, payment_source }: OrderBody): void {
  const { shipping_preference } = payment_source.paypal.experience_context
  if (shipping_preference !== 'SET_PROVIDED_ADDRESS') return
  const address = purchase_units[0]!.shipping?.address
  if (!address) throw new PaypalFault(422, 'MISSING_SHIPPING_ADDRESS')
  // PayPal knows no payers there.
  if (address.country_code === 'XK') throw new PaypalFault(422, 'INVALID_COUNTRY_CODE')
  if (address.admin_area_2 === undefined) throw new PaypalFault(422, 'CITY_REQUIRED')
  const hasPostalCodes = ['CA', 'US'].includes(address.country_code)
  if (hasPostalCodes && address.postal_code === undefined)
    throw new PaypalFault(422, 'POSTAL_CODE_REQUIRED')
}

/** An amount in cents; none is 0. */
export function cents(amount: Pick<Money, 'value'> | undefined): number {
  return amount ? Math.round(Number(amount.value) * 100) : 0
}

/** Cents as PayPal writes them. */
export function toMoney(value: number, currency: string): Money {
  return { currency_code: currency, value: (value / 100).toFixed(2) }
}
