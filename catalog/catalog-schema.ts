import * as v from 'valibot'

const text = v.pipe(v.string(), v.nonEmpty('is empty'))
const count = v.pipe(v.number(), v.integer('is not a whole number'), v.minValue(0, 'is negative'))
const size = v.pipe(v.number(), v.integer('is not a whole number'), v.minValue(1, 'is less than 1'))
const lengthCm = v.pipe(v.number(), v.minValue(0.1, 'is not above zero'))
const handle = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not in lower-kebab-case'))
const colour = v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/, 'is not #rrggbb'))
const optionValues = v.record(v.string(), text)

const photograph = v.object({ file: text, width: size, height: size, alt: text })

export const categorySchema = v.object({
  handle,
  title: text,
  navTitle: v.optional(text),
  description: v.string(),
  banner: v.optional(photograph),
})

export const productSchema = v.object({
  handle,
  title: text,
  category: v.string(),
  tagline: v.string(),
  description: v.optional(v.string(), ''),
  facts: v.array(v.object({ label: text, text })),
  options: v.array(
    v.object({
      name: text,
      values: v.pipe(v.array(text), v.nonEmpty('has no value')),
      facet: v.optional(v.nullable(v.picklist(['colour', 'size', 'scent', 'stone'])), null),
      swatches: v.optional(v.record(v.string(), colour), {}),
    }),
  ),
  variants: v.pipe(
    v.array(
      v.object({
        sku: text,
        options: optionValues,
        priceCents: count,
        weightGrams: count,
        stock: v.optional(count, 0),
        dimensionsCm: v.optional(v.object({ l: lengthCm, w: lengthCm, h: lengthCm })),
      }),
    ),
    v.nonEmpty('has no variant'),
  ),
  images: v.array(v.object({ ...photograph.entries, variant: v.optional(optionValues) })),
  rank: v.optional(size, 1_000_000),
  publishedAt: v.optional(
    v.pipe(v.string(), v.isoTimestamp('is no ISO 8601 instant')),
    '2026-01-01T00:00:00.000Z',
  ),
})

export const catalogSchema = v.object({
  currency: v.literal('CAD', 'is not CAD, the only currency the shop prices in'),
  categories: v.pipe(v.array(v.unknown()), v.nonEmpty('is empty')),
  products: v.array(v.unknown()),
})

/** A photograph in `catalog/photos` as the catalogue describes it; sizes in pixels. */
export type CatalogPhotograph = v.InferOutput<typeof photograph>
export type CatalogCategory = v.InferOutput<typeof categorySchema>
export type CatalogProduct = v.InferOutput<typeof productSchema>

/** A catalogue that passed `validateCatalog`. Money is integer cents, lengths are centimetres. */
export type Catalog = {
  categories: readonly CatalogCategory[]
  products: readonly CatalogProduct[]
}
