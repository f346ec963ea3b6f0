import { queryOptions } from '@tanstack/react-query'
import type { Listing, ListingQuery } from '../../model/search/listing.ts'
import { readCatalogIndex } from '../../wire/catalog/catalog-queries.ts'
import { fetchListing } from '../../wire/catalog/fetch-listing.ts'

/** Everything the device searches in; fetched when the search box is first used. */
export const searchIndexQuery = queryOptions({
  queryKey: ['catalog', 'derived', 'search-index'],
  queryFn: ({ client }) => readCatalogIndex(client),
  staleTime: Infinity,
})

/** What the sheet asks for a typed text: as many products as it can show, best first. */
export const hitsOf = (q: string): ListingQuery => ({
  q,
  category: null,
  filters: [],
  sort: q ? 'relevance' : 'featured',
  page: 1,
  pageSize: 6,
})

/** The sheet's answer from the database, for catalogues too large for the device. */
export const remoteHitsQuery = (q: string) =>
  queryOptions({
    queryKey: ['catalog', 'derived', 'hits', q],
    queryFn: (): Promise<Listing> => fetchListing(hitsOf(q)),
    staleTime: 60_000,
  })
