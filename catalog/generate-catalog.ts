import type { Catalog, CatalogProduct } from './catalog-schema.ts'

const makers = [
  'Quiet',
  'Slow',
  'Early',
  'Late',
  'Low',
  'Still',
  'Plain',
  'Winter',
  'Harvest',
  'River',
]
const grounds = ['Hearth', 'Orchard', 'Harbour', 'Meadow', 'Chapel', 'Garden', 'Quarry', 'Forest']
const scents = ['Vetiver', 'Neroli', 'Labdanum', 'Galbanum', 'Benzoin', 'Elemi', 'Juniper', 'Tonka']
const stones = ['Agate', 'Carnelian', 'Citrine', 'Moonstone', 'Peridot', 'Tourmaline']
const tones = { Agate: '#8d7f78', Carnelian: '#b4492b', Citrine: '#d9a441' }
const stoneTones = { ...tones, Moonstone: '#d8dde0', Peridot: '#9aab45', Tourmaline: '#3f7f6e' }

/**
 * A catalogue of `count` products made from the shop's own: other titles, scents, stones, prices and
 * stock, the same photographs. The same count gives the same catalogue, so that tests may name parts.
 *
 * @returns the JSON value of a catalogue, for validateCatalog.
 */
export function generateCatalog(own: Catalog, count: number): unknown {
  const products = Array.from({ length: count }, (_, i) =>
    varyProduct(own.products[i % own.products.length]!, i),
  )
  return { currency: 'CAD', categories: own.categories, products }
}

function varyProduct(model: CatalogProduct, i: number): CatalogProduct {
  const dice = rollDice(i + 1)
  const pick = <T>(values: readonly T[]): T => values[Math.floor(dice() * values.length)]!
  const rename = renameValues(model, pick)
  const factor = 0.5 + dice() * 1.5
  const prefix = i < 25 ? '' : `${pick(makers)} ${pick(grounds)} `
  return {
    ...model,
    handle: i < 25 ? model.handle : `${model.handle}-${i + 1}`,
    title: `${prefix}${model.title}`,
    facts: [...model.facts, { label: 'Notes', text: `${pick(scents)} and ${pick(scents)}` }],
    options: model.options.map((option) => ({
      ...option,
      values: option.values.map((value) => rename(option.name, value)),
      swatches: option.name === 'Stone' ? { ...option.swatches, ...stoneTones } : option.swatches,
    })),
    variants: model.variants.map((variant) => ({
      ...variant,
      sku: `${variant.sku}-${i + 1}`,
      options: renameAll(variant.options, rename),
      priceCents: Math.max(500, Math.round((variant.priceCents * factor) / 100) * 100),
      stock: Math.floor(dice() * 12) ? Math.floor(dice() * 60) : 0,
    })),
    images: model.images.map(({ variant, ...image }) =>
      variant ? { ...image, variant: renameAll(variant, rename) } : image,
    ),
    rank: i + 1,
    publishedAt: new Date(Date.UTC(2026, 0, 1) + ((i * 7919) % 300) * 86_400_000).toISOString(),
  }
}

/** Gives scents and stones other names, each its own, so that no two variants become the same. */
function renameValues(model: CatalogProduct, pick: <T>(values: readonly T[]) => T) {
  const names = new Map<string, string>()
  const pools: Readonly<Record<string, readonly string[]>> = { Scent: scents, Stone: stones }
  for (const { name, values } of model.options)
    for (const value of values) {
      const free = (pools[name] ?? []).filter((other) => ![...names.values()].includes(other))
      const other = pick([value, ...free])
      names.set(`${name}: ${value}`, other)
    }
  return (name: string, value: string): string => names.get(`${name}: ${value}`) ?? value
}

function renameAll(
  options: Readonly<Record<string, string>>,
  rename: (name: string, value: string) => string,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => [name, rename(name, value)]),
  )
}

/** Mulberry32: small, and the same numbers on every machine. */
function rollDice(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
