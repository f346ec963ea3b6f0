import type { RateDestination } from '../../contract/checkout.ts'
import type { Parcel } from '../../domain/ports.ts'

/** Where parcels start. */
export type UpsOrigin = { postalCode: string; city: string; region: string; country: string }

const centimetres = { Code: 'CM', Description: 'Centimeters' }
const kilograms = { Code: 'KGS', Description: 'Kilograms' }
const code = (postalCode: string) => postalCode.toUpperCase().replaceAll(/[\s-]/g, '')

/**
 * The body of `POST /api/rating/v2409/Shop`: all services for all parcels of a shipment, with the account's own prices.
 * https://developer.ups.com/api/reference?loc=en_CA, Rating
 */
export function describeShipment(
  parcels: readonly Parcel[],
  destination: RateDestination,
  { accountNumber, origin, pickup }: { accountNumber: string; origin: UpsOrigin; pickup: Date },
) {
  const from = {
    // Required, and nothing the price goes by.
    AddressLine: [origin.city],
    City: origin.city,
    StateProvinceCode: origin.region,
    PostalCode: code(origin.postalCode),
    CountryCode: origin.country,
  }
  const grams = parcels.reduce((sum, { weightGrams }) => sum + weightGrams, 0)
  return {
    RateRequest: {
      Request: {
        RequestOption: 'Shop',
        TransactionReference: { CustomerContext: 'get-rates' },
      },
      Shipment: {
        Shipper: { ShipperNumber: accountNumber, Address: from },
        ShipTo: { Address: describeDestination(destination) },
        ShipFrom: { Address: from },
        PaymentDetails: {
          ShipmentCharge: [{ Type: '01', BillShipper: { AccountNumber: accountNumber } }],
        },
        ShipmentRatingOptions: { NegotiatedRatesIndicator: 'Y' },
        ShipmentTotalWeight: { UnitOfMeasurement: kilograms, Weight: kilos(grams) },
        // Required across a border before UPS tells the days; it changes no price.
        InvoiceLineTotal: { CurrencyCode: 'CAD', MonetaryValue: '100' },
        DeliveryTimeInformation: { PackageBillType: '03', Pickup: { Date: compactDate(pickup) } },
        Package: parcels.map(describeParcel),
      },
    },
  }
}

/** To UPS, Puerto Rico is a country, whatever its post says. */
function describeDestination({ country, region, postalCode }: RateDestination) {
  const isPuertoRico = country === 'US' && region === 'PR'
  const hasState = /^[A-Z]{2}$/.test(region) && !isPuertoRico
  return {
    AddressLine: [''],
    CountryCode: isPuertoRico ? 'PR' : country,
    ...(hasState ? { StateProvinceCode: region } : {}),
    ...(postalCode ? { PostalCode: code(postalCode).slice(0, 9) } : {}),
    ResidentialAddressIndicator: 'Y',
  }
}

function describeParcel({ weightGrams, lengthMm, widthMm, heightMm }: Parcel) {
  return {
    PackagingType: { Code: '02', Description: 'Package' },
    Dimensions: {
      UnitOfMeasurement: centimetres,
      Length: (lengthMm / 10).toFixed(1),
      Width: (widthMm / 10).toFixed(1),
      Height: (heightMm / 10).toFixed(1),
    },
    PackageWeight: { UnitOfMeasurement: kilograms, Weight: kilos(weightGrams) },
  }
}

/** One decimal, never zero. */
const kilos = (grams: number) => Math.max(Math.ceil(grams / 100) / 10, 0.1).toFixed(1)
const compactDate = (date: Date) => date.toISOString().slice(0, 10).replaceAll('-', '')
