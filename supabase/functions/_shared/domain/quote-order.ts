import type { OrderTotals, QuoteRequest } from '../contract/checkout.ts'
import type { CheckoutFacts, OrderStore, ReadCheckout, TaxRate } from './order-store.ts'
import type { TaxCalculator } from './ports.ts'
import { priceNet, totalOrder } from './price-order.ts'
import type { Refusal } from './refusal.ts'

/** Prices a cart as the server knows it now. Reserves nothing. */
export async function quoteOrder(
  tools: {
    store: Pick<OrderStore, 'readCheckout'>
    taxOf: (rates: readonly TaxRate[]) => TaxCalculator
  },
  { lines, destination, rateId, discountCode, email }: QuoteRequest,
  { userId, cartKey, limits }: Pick<ReadCheckout, 'userId' | 'cartKey' | 'limits'>,
): Promise<{ kind: 'ok'; facts: CheckoutFacts; totals: OrderTotals } | Refusal> {
  const { country, region, postalCode } = destination
  const place = { country, region, postalCode }
  const facts = await tools.store.readCheckout({
    ...{ lines, destination: place, rateId, discountCode, email, userId, cartKey, limits },
  })
  if (facts.kind === 'refused') return facts
  const net = priceNet(facts)
  if ('kind' in net) return net
  const taxes = await tools.taxOf(facts.taxRates).calculate({
    destination: place,
    taxableCents: net.taxableCents,
    at: new Date(),
  })
  return { kind: 'ok', facts, totals: totalOrder(net, taxes) }
}
