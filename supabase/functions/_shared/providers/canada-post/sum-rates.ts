import type { CarrierRate } from '../../domain/ports.ts'

/** Rates of all parcels of an order, each `count` times. A service that does not take one of them takes none. */
export function sumRates(
  parcels: readonly { rates: readonly CarrierRate[]; count: number }[],
): CarrierRate[] {
  const [first, ...others] = parcels
  if (first === undefined) return []
  return first.rates.flatMap((rate) => {
    let sum: CarrierRate = { ...rate, priceCents: rate.priceCents * first.count }
    for (const { rates, count } of others) {
      const same = rates.find(({ serviceCode }) => serviceCode === rate.serviceCode)
      if (same === undefined) return []
      sum = { ...sum, priceCents: sum.priceCents + same.priceCents * count, ...slower(sum, same) }
    }
    return [sum]
  })
}

/** An order has arrived when its last parcel has. */
function slower(one: CarrierRate, other: CarrierRate): Pick<CarrierRate, 'minDays' | 'maxDays'> {
  const later = (days: number | null, others: number | null) =>
    days === null || others === null ? null : Math.max(days, others)
  return {
    minDays: later(one.minDays, other.minDays),
    maxDays: later(one.maxDays, other.maxDays),
  }
}
