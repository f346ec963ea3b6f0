import { facetOrder } from '../../model/search/facets.ts'
import type { ListingFacet, ListingFilter, ListingQuery } from '../../model/search/listing.ts'
import type { ListingSort } from '../../model/search/listing.ts'

/** Where a listing stands: the whole shop, one category of it, or the page of results. */
export type ListingPlace = { kind: 'shop'; category: string | null } | { kind: 'search' }

/**
 * Ten products and a wide tile, or twelve products, fill rows of two and of three. The tile stands in the shop's own
 * order only.
 */
const editorialPageSize = 10
const plainPageSize = 12

/** More than anyone ticks; a made-up URL must not make the device work. */
const mostFilters = 40
const longestValue = 80

const sorts: readonly ListingSort[] = ['featured', 'newest', 'price-asc', 'price-desc', 'relevance']

/** The orders a place offers, its own first. */
export const sortsOf = (place: ListingPlace): readonly ListingSort[] =>
  place.kind === 'search'
    ? ['relevance', 'newest', 'price-asc', 'price-desc']
    : ['featured', 'newest', 'price-asc', 'price-desc']

/** What a place lists when its URL says nothing more. */
export const defaultListing = (place: ListingPlace): ListingQuery => ({
  q: '',
  category: place.kind === 'shop' ? place.category : null,
  filters: [],
  sort: sortsOf(place)[0]!,
  page: 1,
  pageSize: place.kind === 'shop' ? editorialPageSize : plainPageSize,
})

/** True in the shop's own order, with nothing filtered out. */
export const isEditorial = ({ q, filters, sort }: ListingQuery): boolean =>
  !q && !filters.length && sort === 'featured'

/** Facets a place offers: on a category's page the category is already chosen. */
const facetsOf = (place: ListingPlace): readonly ListingFacet[] =>
  facetOrder.filter((facet) => facet !== 'category' || place.kind === 'search' || !place.category)

/** A query of canonical form, so that equal listings have equal keys and URLs. */
function settle(place: ListingPlace, query: ListingQuery): ListingQuery {
  const order = facetsOf(place)
  const filters = query.filters.toSorted(
    (a, b) => order.indexOf(a.facet) - order.indexOf(b.facet) || (a.value < b.value ? -1 : 1),
  )
  const isPlain = place.kind === 'search' || !isEditorial(query)
  return { ...query, filters, pageSize: isPlain ? plainPageSize : editorialPageSize }
}

/**
 * Reads the listing a URL asks for. Whatever it does not understand counts as not said, so no URL is an error.
 * @param search the query string, `?colour=Bone&colour=Sage&sort=price-asc&page=2`
 */
export function readListing(place: ListingPlace, search: string): ListingQuery {
  const params = new URLSearchParams(search)
  const filters = facetsOf(place).flatMap((facet): ListingFilter[] =>
    [...new Set(params.getAll(facet))]
      .filter((value) => value && value.length <= longestValue)
      .map((value) => ({ facet, value })),
  )
  const standard = defaultListing(place)
  const sort = sorts.find((name) => name === params.get('sort')) ?? standard.sort
  const page = /^[1-9]\d{0,4}$/.test(params.get('page') ?? '') ? Number(params.get('page')) : 1
  return settle(place, {
    ...standard,
    q: place.kind === 'search' ? (params.get('q') ?? '').trim().slice(0, 100) : '',
    filters: filters.slice(0, mostFilters),
    sort: sortsOf(place).includes(sort) ? sort : standard.sort,
    page,
  })
}

/** The query string of a listing, `''` for a place's own; only what differs from that is said. */
export function writeListing(place: ListingPlace, query: ListingQuery): string {
  const params = new URLSearchParams()
  const standard = defaultListing(place)
  const { q, filters, sort, page } = settle(place, query)
  if (q) params.set('q', q)
  for (const { facet, value } of filters) params.append(facet, value)
  if (sort !== standard.sort) params.set('sort', sort)
  if (page > 1) params.set('page', String(page))
  return params.size ? `?${params}` : ''
}

/** The listing with this filter, or without it; from its first page. */
export function withFilter(
  query: ListingQuery,
  filter: ListingFilter,
  isOn: boolean,
): ListingQuery {
  const others = query.filters.filter(
    ({ facet, value }) => facet !== filter.facet || value !== filter.value,
  )
  return { ...query, filters: isOn ? [...others, filter] : others, page: 1 }
}

/** The listing without any filter, from its first page. */
export const withoutFilters = (query: ListingQuery): ListingQuery => ({
  ...query,
  filters: [],
  page: 1,
})
