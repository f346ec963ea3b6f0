import type { DeliveryRate, RatesRequest } from '../contract/checkout.ts'
import { askCarriers } from './ask-carriers.ts'
import type { CarrierNews } from './ask-carriers.ts'
import { keyParcels } from './key-parcels.ts'
import { offerRates } from './offer-rates.ts'
import { packParcels } from './pack-parcels.ts'
import type { RateProvider } from './ports.ts'
import type { RateLimit } from './rate-limit.ts'
import type { RateStore } from './rate-store.ts'
import { refuse } from './refusal.ts'
import type { Refusal } from './refusal.ts'

export type RateTools = {
  store: RateStore
  /** Those whose keys the shop has; without any, its own table answers. */
  carriers: readonly RateProvider[]
  /** Where parcels start. */
  origin: { country: string; postalCode: string }
  /** What each carrier may take. */
  deadlineMs: number
}

/**
 * Quotes the ways an order can travel, cheapest first, and keeps them as quoted.
 *
 * @returns at least one rate: delivery never blocks a sale
 */
export async function quoteRates(
  { store, carriers, origin, deadlineMs }: RateTools,
  { lines, destination }: RatesRequest,
  limits: readonly RateLimit[],
): Promise<
  { kind: 'ok'; rates: readonly DeliveryRate[]; failures: CarrierNews['failures'] } | Refusal
> {
  const goods = await store.readGoods({ lines, limits })
  if (goods.kind === 'refused') return goods
  const parcels = packParcels(goods.lines)
  const key = await keyParcels(parcels, destination, origin)
  const parcelGrams = parcels.map(({ weightGrams }) => weightGrams)
  const known = await store.findRates({ key, destination, parcelGrams })
  const shipment = { parcels, destination }
  const news = await askCarriers(carriers, known.carriers, shipment, deadlineMs)
  const subtotalCents = goods.lines.reduce(
    (sum, { unitPriceCents, quantity }) => sum + unitPriceCents * quantity,
    0,
  )
  const own = { carrier: 'flat' as const, isEstimated: true, rates: known.flat }
  const offered = offerRates([...news.answers, own], destination, subtotalCents)
  if (offered.length === 0) return refuse('unavailable', 'There is no rate for this zone')
  const reported = news.reports.length > 0 && store.reportCarriers({ key, answers: news.reports })
  // Answers that could not be kept are asked for again; what they offer is good all the same.
  const kept = Promise.resolve(reported).catch((error: unknown) => {
    news.failures.push({ carrier: 'cache', reason: String(error), durationMs: 0 })
  })
  const [rates] = await Promise.all([store.saveQuote({ lines, destination, rates: offered }), kept])
  return { kind: 'ok', rates, failures: news.failures }
}
