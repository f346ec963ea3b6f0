import type { Listing, ListingQuery } from '../../model/search/listing.ts'
import { callReadFunction } from '../rest.ts'

/** Asks the database for a page of products: the twin of `listProducts` for catalogues too large for the device. */
export function fetchListing(query: ListingQuery): Promise<Listing> {
  const filters = query.filters.map(({ facet, value }) => `${facet}:${value}`)
  return callReadFunction<Listing>('search_products', {
    query: query.q,
    ...(query.category !== null && { category: query.category }),
    ...(filters.length > 0 && { filters }),
    sort: query.sort,
    page: query.page,
    page_size: query.pageSize,
  })
}
