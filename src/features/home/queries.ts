import { queryOptions, type QueryClient } from '@tanstack/react-query'
import type { ProductSummary } from '../../model/product.ts'
import type { ListingSort } from '../../model/search/listing.ts'
import { readCatalogIndex } from '../../wire/catalog/catalog-queries.ts'
import { fetchListing } from '../../wire/catalog/fetch-listing.ts'
import { pickShowcase, type Showcase } from './pick-showcase.ts'

/** Of a catalogue too large for the device: its head by merchandising order and by age is enough to choose from. */
async function fetchHeads(): Promise<ProductSummary[]> {
  const query = { q: '', category: null, filters: [], page: 1, pageSize: 48 }
  const sorts: ListingSort[] = ['featured', 'newest']
  const listings = await Promise.all(sorts.map((sort) => fetchListing({ ...query, sort })))
  const byHandle = new Map(
    listings.flatMap(({ products }) => products.map((product) => [product.handle, product])),
  )
  return [...byHandle.values()].sort((a, b) => a.rank - b.rank)
}

async function readShowcase(client: QueryClient): Promise<Showcase> {
  const { remote, products, categories } = await readCatalogIndex(client)
  return pickShowcase(remote ? await fetchHeads() : products, categories)
}

/** The products and pictures of the home page; computed anew whenever the catalogue changes. */
export const showcaseQuery = queryOptions({
  queryKey: ['catalog', 'derived', 'showcase'],
  queryFn: ({ client }) => readShowcase(client),
  staleTime: Infinity,
})
