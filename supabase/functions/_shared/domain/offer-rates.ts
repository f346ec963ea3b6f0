import type { Carrier, RateDestination } from '../contract/checkout.ts'
import type { CarrierRate } from './ports.ts'
import type { OfferedRate } from './rate-store.ts'

/** Rates of one carrier; `isEstimated` where they are not its own of this hour. */
export type RatesOf = { carrier: Carrier; isEstimated: boolean; rates: readonly CarrierRate[] }

/** Orders of this subtotal and above travel free within Canada. The pages know the same: src/model/free-delivery.ts */
export const freeDeliveryCents = 12_000

/**
 * Puts the answers of all carriers into one list, cheapest first, the faster of two that cost the same. What the shop
 * guesses itself is offered only where no carrier has ever said anything.
 *
 * @param answers the shop's own table last
 * @param subtotalCents of the order, before any discount
 */
export function offerRates(
  answers: readonly RatesOf[],
  destination: RateDestination,
  subtotalCents: number,
): OfferedRate[] {
  const own = answers.filter(({ carrier }) => carrier === 'flat')
  const carriers = answers.filter(({ carrier }) => carrier !== 'flat')
  const isAnswered = carriers.some(({ rates }) => rates.length > 0)
  const offered = (isAnswered ? carriers : own).flatMap(toOffers).sort(compare)
  const isFree = destination.country === 'CA' && subtotalCents >= freeDeliveryCents
  return offered.map((rate, place) => (isFree && place === 0 ? { ...rate, priceCents: 0 } : rate))
}

function toOffers({ carrier, isEstimated, rates }: RatesOf): OfferedRate[] {
  return rates.map(({ serviceCode, serviceName, priceCents, minDays, maxDays }) => ({
    ...{ carrier, serviceCode, serviceName, priceCents, currency: 'CAD', minDays, maxDays },
    isEstimated,
  }))
}

const never = Number.MAX_SAFE_INTEGER

/** The last two only make the order the same each time. */
function compare(one: OfferedRate, other: OfferedRate): number {
  return (
    one.priceCents - other.priceCents ||
    (one.maxDays ?? never) - (other.maxDays ?? never) ||
    one.carrier.localeCompare(other.carrier) ||
    one.serviceCode.localeCompare(other.serviceCode)
  )
}
