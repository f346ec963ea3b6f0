import * as v from 'valibot'
import type { CarrierRate } from '../../domain/ports.ts'
import { nameService } from './service-names.ts'

const money = v.object({ CurrencyCode: v.string(), MonetaryValue: v.string() })
// Prices without days are worth having, so days that cannot be read are none.
const days = v.fallback(
  v.optional(v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number))),
  undefined,
)
const ratedShipment = v.object({
  Service: v.object({ Code: v.string(), Description: v.optional(v.string()) }),
  TotalCharges: money,
  NegotiatedRateCharges: v.optional(v.object({ TotalCharge: money })),
  GuaranteedDelivery: v.optional(v.object({ BusinessDaysInTransit: days })),
  TimeInTransit: v.optional(
    v.object({
      ServiceSummary: v.object({
        Service: v.optional(v.object({ Description: v.optional(v.string()) })),
        EstimatedArrival: v.object({ BusinessDaysInTransit: days }),
      }),
    }),
  ),
})
const schema = v.object({
  RateResponse: v.object({
    // Before v2409 a single service came without a list around it.
    RatedShipment: v.union([v.array(ratedShipment), v.pipe(ratedShipment, v.transform(toList))]),
  }),
})

function toList<T>(only: T): T[] {
  return [only]
}

type RatedShipment = v.InferOutput<typeof ratedShipment>

/**
 * Reads UPS's answer: the account's own price where it has one, before tax. A service in another currency is left out:
 * the shop charges none.
 *
 * @returns null for what is no answer of UPS
 */
export function readUpsRates(body: string): CarrierRate[] | null {
  const parsed = v.safeParse(schema, parseJson(body))
  if (!parsed.success) return null
  return parsed.output.RateResponse.RatedShipment.flatMap(readService)
}

function readService(rated: RatedShipment): CarrierRate[] {
  const { CurrencyCode, MonetaryValue } =
    rated.NegotiatedRateCharges?.TotalCharge ?? rated.TotalCharges
  const priceCents = Math.round(Number(MonetaryValue) * 100)
  if (CurrencyCode !== 'CAD' || !Number.isSafeInteger(priceCents) || priceCents < 0) return []
  const summary = rated.TimeInTransit?.ServiceSummary
  const told = rated.Service.Description || summary?.Service?.Description
  const inTransit =
    summary?.EstimatedArrival.BusinessDaysInTransit ??
    rated.GuaranteedDelivery?.BusinessDaysInTransit ??
    null
  const serviceCode = rated.Service.Code
  const serviceName = nameService(serviceCode, told)
  return [{ serviceCode, serviceName, priceCents, minDays: inTransit, maxDays: inTransit }]
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
