import type { FacetName, ProductSummary } from '../product.ts'
import { lowestPriceCents } from './lowest-price.ts'

export type ListingFacet = 'category' | 'price' | FacetName

/** Values of one facet widen the listing, different facets narrow it. */
export type ListingFilter = { facet: ListingFacet; value: string }

export type FacetValue = { value: string; count: number; swatch: string | null; selected: boolean }

export type Facet = { name: ListingFacet; values: FacetValue[] }

type FacetEntry = ListingFilter & { swatch: string | null }

type Hit = { entries: readonly FacetEntry[]; unmet: readonly ListingFacet[] }

export const facetOrder: readonly ListingFacet[] = [
  'category',
  'price',
  'colour',
  'size',
  'scent',
  'stone',
]

/** The price bands in their order; a band holds its lower bound and not its upper, in dollars. */
export const priceBands = ['under-30', '30-60', '60-100', 'over-100'] as const

const priceBand = (cents: number): string =>
  priceBands[cents < 3000 ? 0 : cents < 6000 ? 1 : cents < 10000 ? 2 : 3]!

/** Everything a product can be filtered by. */
export const facetEntries = (product: ProductSummary): FacetEntry[] => [
  { facet: 'category', value: product.category, swatch: null },
  { facet: 'price', value: priceBand(lowestPriceCents(product)), swatch: null },
  ...product.options.flatMap(({ facet, values }) =>
    facet ? values.map(({ value, swatch }) => ({ facet, value, swatch })) : [],
  ),
]

/** The facets whose chosen values a product has none of. */
export const unmetFacets = (
  entries: readonly FacetEntry[],
  filters: readonly ListingFilter[],
): ListingFacet[] =>
  [...new Set(filters.map(({ facet }) => facet))].filter(
    (facet) =>
      !filters.some(
        (filter) =>
          filter.facet === facet &&
          entries.some((entry) => entry.facet === facet && entry.value === filter.value),
      ),
  )

/**
 * Counts what each value would give if it were chosen too: a facet's own filters do not narrow it, so
 * a hit counts where all facets, or all but this one, are met. Values without hits are left out unless
 * chosen. The most frequent come first, price bands in their order.
 */
export function countFacets(
  hits: readonly Hit[],
  { category, filters }: { category: string | null; filters: readonly ListingFilter[] },
): Facet[] {
  return facetOrder
    .filter((name) => name !== 'category' || !category)
    .map((name) => {
      const values = new Map<string, FacetValue>()
      for (const { facet, value } of filters)
        if (facet === name) values.set(value, { value, count: 0, swatch: null, selected: true })
      for (const { entries, unmet } of hits)
        if (unmet.every((facet) => facet === name)) countOnce(entries, name, values)
      return { name, values: [...values.values()].sort(name === 'price' ? byBand : byCount) }
    })
    .filter(({ values }) => values.length)
}

function countOnce(
  entries: readonly FacetEntry[],
  name: ListingFacet,
  values: Map<string, FacetValue>,
): void {
  const counted = new Set<string>()
  for (const { facet, value, swatch } of entries) {
    if (facet !== name) continue
    const known = values.get(value) ?? { value, count: 0, swatch: null, selected: false }
    if (!counted.has(value)) known.count++
    if (swatch && (!known.swatch || swatch < known.swatch)) known.swatch = swatch
    counted.add(value)
    values.set(value, known)
  }
}

const byCount = (a: FacetValue, b: FacetValue): number =>
  b.count - a.count || (a.value < b.value ? -1 : 1)

const byBand = (a: FacetValue, b: FacetValue): number =>
  priceBands.indexOf(a.value as 'under-30') - priceBands.indexOf(b.value as 'under-30')
