import { queryOptions, type QueryClient } from '@tanstack/react-query'
import { toCardProduct, type CardProduct } from '../../model/card-product.ts'
import type { Category, ProductSummary } from '../../model/product.ts'
import type { Listing, ListingQuery } from '../../model/search/listing.ts'
import type { CatalogIndex } from '../../wire/catalog/catalog-index.ts'
import { indexFileQuery, readCatalogIndex } from '../../wire/catalog/catalog-queries.ts'
import { fetchListing } from '../../wire/catalog/fetch-listing.ts'

export { overlayQuery, productQuery } from '../../wire/catalog/catalog-queries.ts'

/** Queries below this key are computed from the catalogue and recomputed whenever it changes. */
const derived = ['catalog', 'derived'] as const

/** The head of the whole shop, or of one category, in merchandising order. */
const everything = (pageSize: number, category: string | null = null): ListingQuery => ({
  ...{ q: '', category, filters: [], sort: 'featured', page: 1, pageSize },
})

/**
 * Products by category: of a remote catalogue the build's count, unless something has changed and the database tells.
 * The device's own it counts here, since every page asks and only some need the code of listings.
 */
async function countShelves(client: QueryClient): Promise<Readonly<Record<string, number>>> {
  const index = await readCatalogIndex(client)
  const { counts } = index
  if (!index.remote) {
    const own: Record<string, number> = {}
    for (const { category } of index.products) own[category] = (own[category] ?? 0) + 1
    return own
  }
  if (counts && index === (await client.ensureQueryData(indexFileQuery))) return counts
  try {
    const { facets } = await readListing(index, everything(1))
    const values = facets.find(({ name }) => name === 'category')?.values ?? []
    return Object.fromEntries(values.map(({ value, count }) => [value, count]))
  } catch (error) {
    if (counts) return counts // every page has them: none may fail for want of a number
    throw error
  }
}

export const categoriesQuery = queryOptions({
  queryKey: [...derived, 'categories'],
  queryFn: async ({ client }): Promise<readonly (Category & { count: number })[]> => {
    const { categories } = await readCatalogIndex(client)
    const counts = await countShelves(client)
    return categories.map((category) => ({ ...category, count: counts[category.handle] ?? 0 }))
  },
  staleTime: Infinity,
})

/** The rules of search and facets are code that no first load needs: they come with the first question. */
async function readListing(index: CatalogIndex, query: ListingQuery): Promise<Listing> {
  if (index.remote) return fetchListing(query)
  const { listProducts } = await import('../../model/search/listing.ts')
  return listProducts(index.products, query, index.categories)
}

/** A listing as the pages show it: its products as cards. */
export type CardListing = Omit<Listing, 'products'> & { products: readonly CardProduct[] }

/** One page of products with facets: by the device's own index up to 1,000 products, by the database above. */
export const listingQuery = (query: ListingQuery) =>
  queryOptions({
    queryKey: [...derived, 'listing', query],
    queryFn: async ({ client }): Promise<CardListing> => {
      const index = await readCatalogIndex(client)
      const listing = await readListing(index, query)
      return { ...listing, products: listing.products.map(toCardProduct) }
    },
    staleTime: Infinity,
    // The way back must find the list at once, however long someone read a product's page.
    gcTime: Infinity,
  })

/** Up to `count` neighbours on the shelf: same category first, then by merchandising order. */
export const relatedQuery = (handle: string, category: string, count = 4) =>
  queryOptions({
    queryKey: [...derived, 'related', handle, category, count],
    queryFn: async ({ client }): Promise<readonly ProductSummary[]> => {
      const index = await readCatalogIndex(client)
      const heads = [category || null, null].map((shelf) => everything(count + 1, shelf))
      const lists = index.remote ? await Promise.all(heads.map(fetchListing)) : []
      const products = index.remote ? lists.flatMap((list) => list.products) : index.products
      const others = products.filter((product) => product.handle !== handle)
      const near = others.filter((product) => product.category === category)
      const far = others.filter((product) => product.category !== category)
      return [...near, ...far].slice(0, count)
    },
    staleTime: Infinity,
  })
