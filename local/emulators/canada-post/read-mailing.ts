import * as v from 'valibot'

const decimal = (form: RegExp) => v.pipe(v.string(), v.regex(form), v.transform(Number))
const side = decimal(/^\d{1,3}(\.\d)?$/)
const postalCode = v.pipe(v.string(), v.regex(/^[A-Z]\d[A-Z]\d[A-Z]\d$/))
const schema = v.object({
  'mailing-scenario': v.object({
    '@_xmlns': v.literal('http://www.canadapost.ca/ws/ship/rate-v4'),
    'customer-number': v.optional(v.pipe(v.string(), v.regex(/^\d{1,10}$/))),
    'quote-type': v.optional(v.picklist(['commercial', 'counter'])),
    'parcel-characteristics': v.object({
      weight: decimal(/^\d{1,2}(\.\d{1,3})?$/),
      dimensions: v.optional(v.object({ length: side, width: side, height: side })),
    }),
    'origin-postal-code': postalCode,
    destination: v.object({
      domestic: v.optional(v.object({ 'postal-code': postalCode })),
      'united-states': v.optional(
        v.object({ 'zip-code': v.pipe(v.string(), v.regex(/^\d{5}(-\d{4})?$/)) }),
      ),
      international: v.optional(
        v.object({ 'country-code': v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)) }),
      ),
    }),
  }),
})

export type Mailing = {
  weightKilos: number
  /** Centimetres, the longest first. */
  sides: [number, number, number]
  origin: string
  isCommercial: boolean
  destination: { country: 'CA' | 'US' | 'other'; code: string }
}

/** Reads a mailing scenario, or says what Canada Post would say. */
export function readMailing(document: unknown): Mailing | { code: string; description: string } {
  const parsed = v.safeParse(schema, document)
  if (!parsed.success) {
    const field = parsed.issues[0].path?.at(-1)?.key ?? 'mailing-scenario'
    return {
      code: 'Server',
      description: `cvc-type.3.1.3: The value of ${String(field)} is not valid.`,
    }
  }
  const { destination, ...mailing } = parsed.output['mailing-scenario']
  const { weight, dimensions } = mailing['parcel-characteristics']
  const { domestic, 'united-states': american, international } = destination
  const code =
    domestic?.['postal-code'] ?? american?.['zip-code'] ?? international?.['country-code']
  if (code === undefined) return { code: 'Server', description: 'destination is missing.' }
  const { length = 0, width = 0, height = 0 } = dimensions ?? {}
  if (length < width || width < height)
    return { code: '9112', description: 'The length must be the longest dimension.' }
  if (weight > 30 || length > 200 || length + 2 * (width + height) > 300)
    return { code: '9110', description: 'No services were found that match the given parameters.' }
  return {
    weightKilos: weight,
    sides: [length, width, height],
    origin: mailing['origin-postal-code'],
    isCommercial: mailing['customer-number'] !== undefined,
    destination: { country: domestic ? 'CA' : american ? 'US' : 'other', code },
  }
}
