import type { CatalogCategory, CatalogProduct } from './catalog-schema.ts'

/** Something wrong in a catalogue: where, as a JSON path, and what. */
export type Problem = { path: string; message: string }

type At<T> = { path: string; value: T }

/** Rules between parts of a catalogue; each part is well formed by itself. */
export function checkCatalog(
  categories: readonly At<CatalogCategory>[],
  products: readonly At<CatalogProduct>[],
): Problem[] {
  const known = new Set(categories.map(({ value }) => value.handle))
  const variants = products.flatMap(({ path, value }) =>
    value.variants.map((variant, i) => ({
      path: `${path}.variants[${i}].sku`,
      value: variant.sku,
    })),
  )
  return [
    ...findRepeated('category', categories.map(handleOf)),
    ...findRepeated('handle', products.map(handleOf)),
    ...findRepeated('SKU', variants),
    ...products
      .filter(({ value }) => !known.has(value.category))
      .map(({ path, value }) => ({
        path: `${path}.category`,
        message: `"${value.category}" is no category`,
      })),
    ...products.flatMap(checkOptions),
  ]
}

const handleOf = ({ path, value }: At<{ handle: string }>): At<string> => ({
  path: `${path}.handle`,
  value: value.handle,
})

function findRepeated(what: string, values: readonly At<string>[]): Problem[] {
  const first = new Map<string, string>()
  return values.flatMap(({ path, value }) => {
    const before = first.get(value)
    if (before === undefined) first.set(value, path)
    return before === undefined ? [] : [{ path, message: `repeats the ${what} of ${before}` }]
  })
}

/** Variants, pictures and options of a product must speak of the same values. */
function checkOptions({ path, value: product }: At<CatalogProduct>): Problem[] {
  const offered = new Map(product.options.map(({ name, values }) => [name, values]))
  const variants = product.variants.flatMap((variant, i) => [
    ...findUnknown(`${path}.variants[${i}].options`, variant.options, offered),
    ...product.options
      .filter(({ name }) => !(name in variant.options))
      .map(({ name }) => ({ path: `${path}.variants[${i}].options`, message: `has no ${name}` })),
  ])
  const images = product.images.flatMap((image, i) =>
    findUnknown(`${path}.images[${i}].variant`, image.variant ?? {}, offered),
  )
  const combinations = product.variants.map(({ options }, i) => ({
    path: `${path}.variants[${i}].options`,
    value: JSON.stringify(Object.entries(options).sort()),
  }))
  return [
    ...variants,
    ...images,
    ...findRepeated('options', combinations),
    ...findUnused(path, product),
  ]
}

function findUnknown(
  path: string,
  chosen: Readonly<Record<string, string>>,
  offered: ReadonlyMap<string, readonly string[]>,
): Problem[] {
  return Object.entries(chosen).flatMap(([name, value]) => {
    const values = offered.get(name)
    if (!values)
      return [{ path: `${path}.${name}`, message: `"${name}" is no option of the product` }]
    return values.includes(value)
      ? []
      : [{ path: `${path}.${name}`, message: `"${value}" is none of ${values.join(', ')}` }]
  })
}

/** The shop offers the values its variants have, so one without a variant would silently vanish. */
function findUnused(path: string, { options, variants }: CatalogProduct): Problem[] {
  return options.flatMap(({ name, values }, i) =>
    values.flatMap((value, j) =>
      variants.some((variant) => variant.options[name] === value)
        ? []
        : [{ path: `${path}.options[${i}].values[${j}]`, message: `no variant is "${value}"` }],
    ),
  )
}
