import type { Stripe } from 'stripe'
import type { OpenPayment } from '../../domain/ports.ts'

type LineItem = Stripe.Checkout.SessionCreateParams.LineItem

/** Stripe takes 100; two are kept for delivery and tax. */
const longestList = 98

/**
 * An order as Stripe shows it. The amounts add up to `totalCents` exactly: they are fixed prices of ours, and Stripe
 * computes neither tax nor discount, since its rounding is not ours. A discount would need a coupon made by a call of
 * its own, so discounted goods are one line at what is left to pay.
 *
 * @throws when the amounts of the order do not add up, which is a mistake of ours.
 */
export function toLineItems(payment: OpenPayment): LineItem[] {
  const { currency, deliveryCents, taxCents, totalCents, orderNumber } = payment
  const toLine = (name: string, amountCents: number, quantity = 1): LineItem => ({
    quantity,
    price_data: {
      currency: currency.toLowerCase(),
      unit_amount: amountCents,
      product_data: { name },
    },
  })
  const goods = listGoods(payment, toLine)
  const extras = [
    ...(deliveryCents > 0 ? [toLine('Delivery', deliveryCents)] : []),
    ...(taxCents > 0 ? [toLine('Tax', taxCents)] : []),
  ]
  if (sum([...goods, ...extras]) !== totalCents)
    throw new Error(`Cannot pay for ${orderNumber}: its amounts are not ${totalCents} together`)
  // A discount above the goods reaches into delivery: no line can be negative, so one says it all.
  return goods.some((line) => amountOf(line) < 0)
    ? [toLine(`Order ${orderNumber}`, totalCents)]
    : [...goods, ...extras]
}

function listGoods(
  { lines, subtotalCents, discountCents, orderNumber }: OpenPayment,
  toLine: (name: string, amountCents: number, quantity?: number) => LineItem,
): LineItem[] {
  if (discountCents !== 0)
    return [toLine(`Order ${orderNumber}, less discount`, subtotalCents - discountCents)]
  if (lines.length > longestList) return [toLine(`Order ${orderNumber}`, subtotalCents)]
  return lines.map((line) => toLine(line.title, line.unitPriceCents, line.quantity))
}

const amountOf = (line: LineItem) => line.price_data?.unit_amount ?? 0

const sum = (lines: readonly LineItem[]) =>
  lines.reduce((total, line) => total + amountOf(line) * (line.quantity ?? 1), 0)
