import type { RateDestination } from '../contract/checkout.ts'
import type { RatesOf } from './offer-rates.ts'
import type { CarrierRate, Parcel, ProviderAnswer, RateProvider } from './ports.ts'
import type { CarrierReport, KnownRates } from './rate-store.ts'

/** What there is to offer, and what is news of the carriers. `reason`s are for the log. */
export type CarrierNews = {
  answers: RatesOf[]
  reports: CarrierReport[]
  failures: { carrier: string; reason: string; durationMs: number }[]
}

type Shipment = { parcels: readonly Parcel[]; destination: RateDestination }

/**
 * Asks the carriers of which nothing fresh is known, all at once, each as long as the deadline lasts. One that does not
 * answer is stood in for by what it said before.
 */
export async function askCarriers(
  carriers: readonly RateProvider[],
  known: Readonly<Record<RateProvider['carrier'], KnownRates>>,
  shipment: Shipment,
  deadlineMs: number,
): Promise<CarrierNews> {
  const news: CarrierNews = { answers: [], reports: [], failures: [] }
  const ask = async (provider: RateProvider) => {
    const { carrier } = provider
    const { rates, isFresh, mayAsk } = known[carrier]
    if (isFresh || !mayAsk) {
      news.answers.push({ carrier, isEstimated: !isFresh, rates: rates ?? [] })
      return
    }
    const startedAt = performance.now()
    const answer = await askInTime(provider, shipment, deadlineMs)
    news.reports.push(describe(carrier, answer))
    if (answer.kind === 'ok') {
      news.answers.push({ carrier, isEstimated: false, rates: answer.value })
      return
    }
    const durationMs = Math.round(performance.now() - startedAt)
    news.failures.push({ carrier, reason: answer.reason, durationMs })
    // A refusal is an answer: what was said before does not count any more.
    const stale = answer.kind === 'unavailable' ? (rates ?? []) : []
    news.answers.push({ carrier, isEstimated: true, rates: stale })
  }
  await Promise.all(carriers.map(ask))
  return news
}

type Answer = ProviderAnswer<readonly CarrierRate[]>

/** Never rejects. The deadline holds for an adapter that does not heed its signal, too. */
async function askInTime(
  provider: RateProvider,
  { parcels, destination }: Shipment,
  deadlineMs: number,
): Promise<Answer> {
  const end = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<Answer>((resolve) => {
    timer = setTimeout(() => {
      end.abort(new DOMException('No answer in time', 'TimeoutError'))
      resolve({ kind: 'unavailable', reason: `no answer in ${deadlineMs} ms` })
    }, deadlineMs)
  })
  const asked = provider
    .getRates(parcels, destination, end.signal)
    .catch((error: unknown): Answer => ({ kind: 'unavailable', reason: String(error) }))
  const answer = await Promise.race([asked, late])
  clearTimeout(timer)
  return answer
}

function describe(carrier: RateProvider['carrier'], answer: Answer): CarrierReport {
  return answer.kind === 'ok'
    ? { carrier, kind: 'ok', rates: answer.value }
    : { carrier, kind: answer.kind }
}
