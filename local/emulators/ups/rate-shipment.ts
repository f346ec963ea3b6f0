import type { Shipment } from './read-shipment.ts'
import { describeTransit } from './transit.ts'

/** What a parcel costs: a start, so much a kilogram, and the days it takes, nearest places first. */
type Service = { code: string; name: string; start: number; perKilo: number; days: number[] }

const domestic: Service[] = [
  { code: '11', name: 'UPS Standard', start: 12.4, perKilo: 1.35, days: [1, 3, 5] },
  { code: '02', name: 'UPS Expedited', start: 17.9, perKilo: 2.1, days: [1, 2, 3] },
  { code: '13', name: 'UPS Express Saver', start: 22.6, perKilo: 2.9, days: [1, 1, 2] },
  { code: '01', name: 'UPS Express', start: 27.3, perKilo: 3.4, days: [1, 1, 2] },
]
const american: Service[] = [
  { code: '11', name: 'UPS Standard', start: 19.8, perKilo: 2.7, days: [3, 5, 6] },
  { code: '12', name: 'UPS 3 Day Select', start: 31.5, perKilo: 4.2, days: [3] },
  { code: '08', name: 'UPS Worldwide Expedited', start: 42.1, perKilo: 5.1, days: [2, 3] },
  { code: '65', name: 'UPS Worldwide Saver', start: 51.7, perKilo: 6.3, days: [1, 2] },
]
const abroad: Service[] = [
  { code: '08', name: 'UPS Worldwide Expedited', start: 68.4, perKilo: 9.2, days: [4] },
  { code: '65', name: 'UPS Worldwide Saver', start: 79.9, perKilo: 11.4, days: [3] },
  { code: '07', name: 'UPS Worldwide Express', start: 92.5, perKilo: 13.1, days: [2] },
]
type Box = Shipment['packages'][number]
const fuel = 0.2175
const discount = 0.32

/** `RateResponse` of v2409 to `Shop`: its own prices, and the account's below them. */
export function rateShipment(shipment: Shipment, wantsDays: boolean): Response {
  const services = { CA: domestic, US: american }[shipment.to.CountryCode] ?? abroad
  return Response.json({
    RateResponse: {
      Response: {
        ResponseStatus: { Code: '1', Description: 'Success' },
        Alert: [
          {
            Code: '110971',
            Description: 'Your invoice may vary from the displayed reference rates',
          },
        ],
        TransactionReference: { CustomerContext: 'get-rates' },
      },
      RatedShipment: services.map((service) => rate(service, shipment, wantsDays)),
    },
  })
}

const cad = (amount: number) => ({ CurrencyCode: 'CAD', MonetaryValue: amount.toFixed(2) })

function rate(service: Service, shipment: Shipment, wantsDays: boolean) {
  const far = howFar(shipment)
  const prices = shipment.packages.map((box) => ({
    box,
    base: service.start * (1 + 0.18 * far) + service.perKilo * (1 + 0.25 * far) * billable(box),
  }))
  const base = prices.reduce((sum, { base }) => sum + base, 0)
  const total = base * (1 + fuel)
  const days = service.days[Math.min(far, service.days.length - 1)]!
  const weight = shipment.packages.reduce((sum, box) => sum + billable(box), 0)
  return {
    // UPS leaves the name to whoever asks.
    Service: { Code: service.code },
    RatedShipmentAlert: [
      { Code: '110971', Description: 'Your invoice may vary from the displayed reference rates' },
    ],
    BillingWeight: kilograms(weight),
    TransportationCharges: cad(total),
    BaseServiceCharge: cad(base),
    ItemizedCharges: [{ Code: '375', ...cad(base * fuel) }],
    ServiceOptionsCharges: cad(0),
    TotalCharges: cad(total),
    ...(shipment.hasAccountPrices
      ? { NegotiatedRateCharges: { TotalCharge: cad(total * (1 - discount)) } }
      : {}),
    RatedPackage: prices.map(({ box, base }) => describePackage(box, base)),
    GuaranteedDelivery: { BusinessDaysInTransit: String(days) },
    ...(wantsDays && shipment.pickupDate
      ? { TimeInTransit: describeTransit(service.name, shipment.pickupDate, days) }
      : {}),
  }
}

function describePackage(box: Box, base: number) {
  return {
    TransportationCharges: cad(base * (1 + fuel)),
    BaseServiceCharge: cad(base),
    ServiceOptionsCharges: cad(0),
    TotalCharges: cad(base * (1 + fuel)),
    Weight: box.weight.toFixed(1),
    BillingWeight: kilograms(billable(box)),
  }
}

/** From Ontario: 0 next door, 1 in the country, 2 in its north, on its islands and far abroad. */
function howFar({ to }: Shipment): number {
  if (['NL', 'NT', 'NU', 'YT', 'AK', 'HI'].includes(to.StateProvinceCode)) return 2
  return ['ON', 'QC', 'NY', 'MI', 'OH', 'PA'].includes(to.StateProvinceCode) ? 0 : 1
}

/** UPS bills the greater of weight and volume: cubic centimetres by 5,000, to the next half kilogram. */
function billable(box: Box): number {
  const byVolume = (box.length * box.width * box.height) / 5000
  return Math.ceil(Math.max(box.weight, byVolume) * 2) / 2
}

const kilograms = (weight: number) => ({
  UnitOfMeasurement: { Code: 'KGS', Description: 'Kilograms' },
  Weight: weight.toFixed(1),
})
