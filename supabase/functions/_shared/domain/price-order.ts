import type { OrderTax, OrderTotals } from '../contract/checkout.ts'
import type { CheckoutFacts, Discount, TaxRate } from './order-store.ts'
import { refuse } from './refusal.ts'
import type { Refusal } from './refusal.ts'

/** The price of an order before tax, in cents. */
export type NetPrice = {
  subtotalCents: number
  discountCents: number
  deliveryCents: number
  taxableCents: number
}

/**
 * Stripe takes no Canadian payment below this (https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts),
 * and an order that nobody pays would be confirmed by nobody: a discount leaves so much to pay.
 */
export const leastPaymentCents = 50

/**
 * Prices goods, discount and delivery. Delivery is 0 while no rate is chosen.
 *
 * @returns a refusal when the goods are not worth enough for the discount
 */
export function priceNet(facts: Omit<CheckoutFacts, 'kind' | 'taxRates'>): NetPrice | Refusal {
  const { lines, discount } = facts
  const subtotalCents = lines.reduce((sum, line) => sum + line.unitPriceCents * line.quantity, 0)
  if (discount && subtotalCents < discount.minimumCents)
    return refuse('discount_minimum', 'The goods are worth less than the discount asks for', {
      minimumCents: discount.minimumCents,
    })
  const deliveryCents = priceDelivery(facts)
  const most = Math.max(0, subtotalCents + deliveryCents - leastPaymentCents)
  const discountCents = Math.min(priceDiscount(discount, subtotalCents), subtotalCents, most)
  const taxableCents = subtotalCents - discountCents + deliveryCents
  return { subtotalCents, discountCents, deliveryCents, taxableCents }
}

/** A code for free delivery is worth the cheapest way there; whoever wants a dearer one pays the difference. */
function priceDelivery({
  rate,
  cheapestCents,
  discount,
}: Pick<CheckoutFacts, 'rate' | 'cheapestCents' | 'discount'>): number {
  const priceCents = rate?.priceCents ?? 0
  return discount?.kind === 'free_delivery'
    ? priceCents - Math.min(cheapestCents ?? 0, priceCents)
    : priceCents
}

function priceDiscount(discount: Discount | null, subtotalCents: number): number {
  if (discount?.kind === 'percent') return multiply(subtotalCents, discount.percentBps ?? 0, 10_000)
  return discount?.kind === 'fixed' ? (discount.amountCents ?? 0) : 0
}

/** Each tax of the whole order, rounded once: lines rounded one by one drift from what is owed. */
export function priceTaxes(rates: readonly TaxRate[], taxableCents: number): OrderTax[] {
  return rates.map(({ name, ratePpm }) => ({
    name,
    ratePpm,
    amountCents: multiply(taxableCents, ratePpm, 1_000_000),
  }))
}

/** Adds up an order. */
export function totalOrder(net: NetPrice, taxes: readonly OrderTax[]): OrderTotals {
  const { subtotalCents, discountCents, deliveryCents, taxableCents } = net
  const taxCents = taxes.reduce((sum, tax) => sum + tax.amountCents, 0)
  return {
    currency: 'CAD',
    subtotalCents,
    discountCents,
    deliveryCents,
    taxes,
    taxCents,
    totalCents: taxableCents + taxCents,
  }
}

/** Half a cent rounds up. Whole numbers throughout, because 0.145 is no number of a computer. */
function multiply(cents: number, numerator: number, denominator: number): number {
  const [product, divisor] = [BigInt(cents) * BigInt(numerator), BigInt(denominator)]
  return Number((2n * product + divisor) / (2n * divisor))
}
