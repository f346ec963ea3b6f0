import type { Category, ProductSummary } from '../product.ts'
import { countFacets, facetEntries, unmetFacets } from './facets.ts'
import type { Facet, ListingFilter } from './facets.ts'
import { lowestPriceCents } from './lowest-price.ts'
import { scoreProducts, searchIndex } from './search-index.ts'

export type { Facet, FacetValue, ListingFacet, ListingFilter } from './facets.ts'

export type ListingSort = 'featured' | 'newest' | 'price-asc' | 'price-desc' | 'relevance'

export type ListingQuery = {
  q: string
  /** Handle of the category page, null for the whole shop. */
  category: string | null
  filters: readonly ListingFilter[]
  sort: ListingSort
  /** From 1; a page past the end shows the last. */
  page: number
  pageSize: number
}

export type Listing = {
  total: number
  page: number
  /** At least 1. */
  pages: number
  products: ProductSummary[]
  facets: Facet[]
}

const byRank = (a: ProductSummary, b: ProductSummary): number =>
  a.rank - b.rank || (a.handle < b.handle ? -1 : 1)

/**
 * One page of a category, the shop or a search, with the facets that narrow it further.
 * `search_products` in SQL answers the same above a thousand products; a database test compares them.
 */
export function listProducts(
  products: readonly ProductSummary[],
  query: ListingQuery,
  categories: readonly Category[],
): Listing {
  const scores = query.q ? scoreProducts(searchIndex(products, categories), query.q) : null
  const hits = products
    .filter(({ category }) => !query.category || category === query.category)
    .filter((product) => !scores || scores.has(product))
    .map((product) => {
      const entries = facetEntries(product)
      return { product, entries, unmet: unmetFacets(entries, query.filters) }
    })
  const listed = hits.filter(({ unmet }) => !unmet.length).map(({ product }) => product)
  const compare: Record<ListingSort, (a: ProductSummary, b: ProductSummary) => number> = {
    featured: () => 0,
    newest: (a, b) => Date.parse(b.publishedAt) - Date.parse(a.publishedAt),
    'price-asc': (a, b) => lowestPriceCents(a) - lowestPriceCents(b),
    'price-desc': (a, b) => lowestPriceCents(b) - lowestPriceCents(a),
    relevance: (a, b) => (scores?.get(b) ?? 0) - (scores?.get(a) ?? 0),
  }
  listed.sort((a, b) => compare[query.sort](a, b) || byRank(a, b))
  const pages = Math.max(1, Math.ceil(listed.length / query.pageSize))
  const page = Math.min(Math.max(1, query.page), pages)
  const start = (page - 1) * query.pageSize
  return {
    total: listed.length,
    page,
    pages,
    products: listed.slice(start, start + query.pageSize),
    facets: countFacets(hits, query),
  }
}
