import * as v from 'valibot'

const digits = v.pipe(v.string(), v.regex(/^\d{1,6}(\.\d{1,2})?$/), v.transform(Number))
const place = v.object({
  AddressLine: v.array(v.string()),
  CountryCode: v.pipe(v.string(), v.length(2)),
  StateProvinceCode: v.optional(v.string(), ''),
  PostalCode: v.optional(v.pipe(v.string(), v.maxLength(9)), ''),
})
const unit = (code: string) => v.object({ Code: v.literal(code), Description: v.string() })
const schema = v.object({
  RateRequest: v.object({
    Request: v.object({ RequestOption: v.string() }),
    Shipment: v.object({
      Shipper: v.object({ ShipperNumber: v.pipe(v.string(), v.length(6)), Address: place }),
      ShipTo: v.object({ Address: place }),
      ShipFrom: v.object({ Address: place }),
      DeliveryTimeInformation: v.optional(
        v.object({ Pickup: v.object({ Date: v.pipe(v.string(), v.regex(/^\d{8}$/)) }) }),
      ),
      ShipmentRatingOptions: v.optional(v.object({ NegotiatedRatesIndicator: v.string() })),
      Package: v.pipe(
        v.array(
          v.object({
            PackagingType: v.object({ Code: v.string() }),
            Dimensions: v.object({
              ...{ UnitOfMeasurement: unit('CM'), Length: digits, Width: digits, Height: digits },
            }),
            PackageWeight: v.object({ UnitOfMeasurement: unit('KGS'), Weight: digits }),
          }),
        ),
        v.minLength(1),
        v.maxLength(200),
      ),
    }),
  }),
})

type Place = v.InferOutput<typeof place>
export type Shipment = {
  from: Place
  to: Place
  hasAccountPrices: boolean
  pickupDate: string | null
  /** Kilograms and centimetres. */
  packages: { weight: number; length: number; width: number; height: number }[]
}

/** Reads a rate request as far as prices go by it, or says what UPS would say. */
export function readShipment(body: unknown): Shipment | { code: string; message: string } {
  const parsed = v.safeParse(schema, body)
  if (!parsed.success) {
    const [{ path }] = parsed.issues
    const field = path?.map(({ key }) => String(key)).join('.') ?? 'RateRequest'
    return { code: '110002', message: `Missing or invalid ${field}` }
  }
  const { ShipFrom, ShipTo, Package, ...shipment } = parsed.output.RateRequest.Shipment
  if (ShipFrom.Address.CountryCode !== 'CA')
    return { code: '111100', message: 'The requested service is invalid from the selected origin.' }
  const to = ShipTo.Address
  const form = { CA: /^[A-Z]\d[A-Z]\d[A-Z]\d$/, US: /^\d{5}(\d{4})?$/ }[to.CountryCode]
  if (form && !form.test(to.PostalCode))
    return { code: '111286', message: `${to.PostalCode} is not a valid postal code` }
  const packages = Package.map(({ Dimensions, PackageWeight }) => ({
    weight: PackageWeight.Weight,
    length: Dimensions.Length,
    width: Dimensions.Width,
    height: Dimensions.Height,
  }))
  if (packages.some(({ weight }) => weight > 70))
    return { code: '111035', message: 'The maximum per package weight is 70.00 kgs.' }
  return {
    ...{ from: ShipFrom.Address, to, packages },
    hasAccountPrices: shipment.ShipmentRatingOptions !== undefined,
    pickupDate: shipment.DeliveryTimeInformation?.Pickup.Date ?? null,
  }
}
