import * as v from 'valibot'
import { isEmail } from '../contract/email.ts'
import { isPostalCodeOf, regionsOf } from '../contract/places.ts'

const text = (most: number) => v.pipe(v.string(), v.trim(), v.maxLength(most))
const word = (most: number) => v.pipe(text(most), v.nonEmpty())

/** A UUID in the one way the database writes it. */
export const uuidSchema = v.pipe(v.string(), v.uuid(), v.toLowerCase())

/** 1 to 100 different variants, 1 to 99 of each. */
export const linesSchema = v.pipe(
  v.array(
    v.strictObject({
      variantId: uuidSchema,
      quantity: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99)),
    }),
  ),
  v.minLength(1),
  v.maxLength(100),
  v.check((lines) => new Set(lines.map(({ variantId }) => variantId)).size === lines.length),
)

const place = {
  country: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)),
  region: text(60),
  postalCode: text(20),
}

/** https://www.canadapost-postescanada.ca: letters D, F, I, O, Q and U are never used, W and Z not first. */
const postalCodes: Readonly<Record<string, RegExp>> = {
  CA: /^[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z][ -]?\d[ABCEGHJ-NPRSTV-Z]\d$/i,
  US: /^\d{5}(-\d{4})?$/,
}

type Place = { country: string; region: string; postalCode: string }

/** A province decides the tax, a code the carrier's price: neither is taken for granted where it is known. */
const isRegion = ({ country, region }: Place) => regionsOf[country]?.includes(region) ?? true

/** Nor may they contradict each other: the parcel goes by the code, and the tax would be another province's. */
const isPostalCode = ({ country, region, postalCode }: Place) =>
  (postalCodes[country]?.test(postalCode) ?? true) && isPostalCodeOf(country, region, postalCode)

/** As much of a destination as a carrier prices by. Whether the shop delivers to the country is not said here. */
export const rateDestinationSchema = v.pipe(
  v.strictObject(place),
  v.forward(v.check(isRegion), ['region']),
  v.forward(v.check(isPostalCode), ['postalCode']),
)

/** Where a parcel goes. Lengths are those of a saved address. */
export const destinationSchema = v.pipe(
  v.strictObject({
    name: word(120),
    company: v.optional(text(120)),
    line1: word(200),
    line2: v.optional(text(200)),
    city: word(120),
    ...place,
    phone: v.optional(text(40)),
  }),
  v.forward(
    v.check((destination) => isRegion(destination)),
    ['region'],
  ),
  v.forward(
    v.check((destination) => isPostalCode(destination)),
    ['postalCode'],
  ),
)

export const emailSchema = v.pipe(text(254), v.check(isEmail))
