import type { RateDestination } from '../../contract/checkout.ts'
import type { CarrierRate, Parcel, ProviderAnswer, RateProvider } from '../../domain/ports.ts'
import { askCarrier } from '../ask-carrier.ts'
import type { CarrierAnswer } from '../ask-carrier.ts'
import { describeMailing, mediaType } from './rate-request.ts'
import { readPriceQuotes, readRefusal } from './read-rates.ts'
import { sumRates } from './sum-rates.ts'

export type CanadaPostSettings = {
  username: string
  password: string
  customerNumber: string
  apiBase: string
}

/** It prices one parcel a call, and takes 60 calls a minute or so: an order of many sizes goes with another carrier. */
const maxSizes = 8

type Rates = ProviderAnswer<readonly CarrierRate[]>

/** Rates of Canada Post: Get Rates, REST, v4. Hosts: soa-gw.canadapost.ca, ct.soa-gw.canadapost.ca to try. */
export function createCanadaPost(
  { username, password, customerNumber, apiBase }: CanadaPostSettings,
  origin: { postalCode: string },
): RateProvider {
  const headers = {
    authorization: `Basic ${btoa(`${username}:${password}`)}`,
    // Anything else, `*/*` too, is an error.
    accept: mediaType,
    'content-type': mediaType,
    'accept-language': 'en-CA',
  }
  const price = async (parcel: Parcel, destination: RateDestination, signal: AbortSignal) => {
    const body = describeMailing(parcel, destination, { customerNumber, ...origin })
    const init = { method: 'POST', headers, body }
    return judge(await askCarrier(`${apiBase}/rs/ship/price`, init, signal))
  }
  const getRates: RateProvider['getRates'] = async (parcels, destination, signal) => {
    const sizes = countAlike(parcels)
    if (sizes.length > maxSizes)
      return { kind: 'refused', code: 'too_many_parcels', reason: `${sizes.length} sizes` }
    const answers = await Promise.all(sizes.map(({ parcel }) => price(parcel, destination, signal)))
    return sumAnswers(
      answers,
      sizes.map(({ count }) => count),
    )
  }
  return { carrier: 'canada-post', getRates }
}

/** What fails for one parcel fails for the order. */
function sumAnswers(answers: readonly Rates[], counts: readonly number[]): Rates {
  const parcels: { rates: readonly CarrierRate[]; count: number }[] = []
  for (const [at, answer] of answers.entries()) {
    if (answer.kind !== 'ok') return answer
    parcels.push({ rates: answer.value, count: counts[at]! })
  }
  return { kind: 'ok', value: sumRates(parcels) }
}

function countAlike(parcels: readonly Parcel[]): { parcel: Parcel; count: number }[] {
  const sizes = new Map<string, { parcel: Parcel; count: number }>()
  for (const parcel of parcels) {
    const { weightGrams, lengthMm, widthMm, heightMm } = parcel
    const key = [weightGrams, lengthMm, widthMm, heightMm].join(' ')
    sizes.set(key, { parcel, count: (sizes.get(key)?.count ?? 0) + 1 })
  }
  return [...sizes.values()]
}

function judge({ status, body }: CarrierAnswer): Rates {
  if (status === 400) {
    const code = readRefusal(body) ?? 'unknown'
    return { kind: 'refused', code, reason: 'Canada Post takes no such parcel' }
  }
  // Keys it does not take may be put right, and other calls would hear the same: so it counts as being down.
  if (status !== 200) return { kind: 'unavailable', reason: `Canada Post answered ${status}` }
  const value = readPriceQuotes(body)
  if (value === null) return { kind: 'unavailable', reason: 'Canada Post answered nonsense' }
  return { kind: 'ok', value }
}
