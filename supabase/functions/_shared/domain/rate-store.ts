import type { DeliveryRate, OrderLineRequest, RateDestination } from '../contract/checkout.ts'
import type { Goods } from './pack-parcels.ts'
import type { CarrierRate, RateProvider } from './ports.ts'
import type { RateLimit } from './rate-limit.ts'
import type { Refusal } from './refusal.ts'

type CarrierName = RateProvider['carrier']

/** What is known of a carrier before it is asked. */
export type KnownRates = {
  /** Its latest answer of a week; null: none. */
  rates: readonly CarrierRate[] | null
  /** The answer is not an hour old. */
  isFresh: boolean
  /** Nobody has to wait for an answer that does not come. Whoever hears true asks, and reports. */
  mayAsk: boolean
}

export type RateQuestion = {
  /** Of origin, postal code and parcels. */
  key: string
  destination: RateDestination
  parcelGrams: readonly number[]
}

export type CarrierReport = {
  carrier: CarrierName
  kind: 'ok' | 'unavailable' | 'refused'
  rates?: readonly CarrierRate[]
}

/** A rate that has no id yet. */
export type OfferedRate = Omit<DeliveryRate, 'id' | 'expiresAt'>

/** What get-rates keeps and finds. Each call is one transaction. */
export type RateStore = {
  /** What is to be carried, as it is sold now. */
  readGoods: (request: {
    lines: readonly OrderLineRequest[]
    limits: readonly RateLimit[]
  }) => Promise<{ kind: 'ok'; lines: readonly (Goods & { unitPriceCents: number })[] } | Refusal>
  findRates: (question: RateQuestion) => Promise<{
    carriers: Readonly<Record<CarrierName, KnownRates>>
    /** The shop's own table. */
    flat: readonly CarrierRate[]
  }>
  reportCarriers: (report: { key: string; answers: readonly CarrierReport[] }) => Promise<void>
  saveQuote: (quote: {
    lines: readonly OrderLineRequest[]
    destination: RateDestination
    rates: readonly OfferedRate[]
  }) => Promise<readonly DeliveryRate[]>
}
