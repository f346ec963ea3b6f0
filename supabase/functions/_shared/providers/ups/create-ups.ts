import type { RateDestination } from '../../contract/checkout.ts'
import type { CarrierRate, Parcel, ProviderAnswer, RateProvider } from '../../domain/ports.ts'
import { askCarrier } from '../ask-carrier.ts'
import type { CarrierAnswer } from '../ask-carrier.ts'
import { upsTokens } from './access-token.ts'
import type { UpsCredentials } from './access-token.ts'
import { describeShipment } from './rate-request.ts'
import type { UpsOrigin } from './rate-request.ts'
import { readUpsRates } from './read-rates.ts'

export type UpsSettings = UpsCredentials & { accountNumber: string }

/** UPS rates up to 200 packages at once. */
const maxParcels = 200

/** Rates of UPS: its Rating API, `Shop` with the days in transit. Hosts: onlinetools.ups.com, wwwcie.ups.com to try. */
export function createUps(settings: UpsSettings, origin: UpsOrigin): RateProvider {
  const tokens = upsTokens(settings)
  const rate = (body: string, token: string, signal: AbortSignal) =>
    askCarrier(
      `${settings.apiBase}/api/rating/v2409/Shop?additionalinfo=timeintransit`,
      {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          accept: 'application/json',
          transId: crypto.randomUUID().replaceAll('-', ''),
          transactionSrc: 'anoint-array',
        },
        body,
      },
      signal,
    )
  const ask = async (body: string, signal: AbortSignal): Promise<CarrierAnswer> => {
    const token = await tokens.get(signal)
    if (typeof token !== 'string') return token
    const answer = await rate(body, token, signal)
    if (answer.status !== 401) return answer
    // A token may end before its time: a new one is worth one more question.
    tokens.forget()
    const other = await tokens.get(signal)
    return typeof other === 'string' ? rate(body, other, signal) : other
  }
  const getRates: RateProvider['getRates'] = async (parcels, destination, signal) => {
    if (parcels.length > maxParcels)
      return { kind: 'refused', code: 'too_many_parcels', reason: `${parcels.length} parcels` }
    const body = describe(parcels, destination, settings.accountNumber, origin)
    return judge(await ask(body, signal))
  }
  return { carrier: 'ups', getRates }
}

function describe(
  parcels: readonly Parcel[],
  destination: RateDestination,
  accountNumber: string,
  origin: UpsOrigin,
): string {
  const pickup = new Date()
  return JSON.stringify(describeShipment(parcels, destination, { accountNumber, origin, pickup }))
}

function judge({ status, body }: CarrierAnswer): ProviderAnswer<readonly CarrierRate[]> {
  if (status === 400) {
    const [, code = 'unknown'] = /"code"\s*:\s*"([^"]{1,20})"/.exec(body) ?? []
    return { kind: 'refused', code, reason: 'UPS takes no such shipment' }
  }
  // Keys it does not take may be put right, and other calls would hear the same: so it counts as being down.
  if (status !== 200) return { kind: 'unavailable', reason: `UPS answered ${status}` }
  const value = readUpsRates(body)
  if (value === null) return { kind: 'unavailable', reason: 'UPS answered nonsense' }
  return { kind: 'ok', value }
}
