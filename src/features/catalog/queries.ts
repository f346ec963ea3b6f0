import { queryOptions } from '@tanstack/react-query'
import { toCardProduct, type CardProduct } from '../../model/card-product.ts'
import type { Category, ProductSummary } from '../../model/product.ts'
import { listProducts, type Listing, type ListingQuery } from '../../model/search/listing.ts'
import { readCatalogIndex } from '../../wire/catalog/catalog-queries.ts'
import { fetchListing } from '../../wire/catalog/fetch-listing.ts'

export { productQuery } from '../../wire/catalog/catalog-queries.ts'

/** Queries below this key are computed from the catalogue and recomputed whenever it changes. */
const derived = ['catalog', 'derived'] as const

export const categoriesQuery = queryOptions({
  queryKey: [...derived, 'categories'],
  queryFn: async ({ client }): Promise<readonly (Category & { count: number })[]> => {
    const { categories, products } = await readCatalogIndex(client)
    return categories.map((category) => ({
      ...category,
      count: products.filter((product) => product.category === category.handle).length,
    }))
  },
  staleTime: Infinity,
})

/** A listing as the pages show it: its products as cards. */
export type CardListing = Omit<Listing, 'products'> & { products: readonly CardProduct[] }

/** One page of products with facets: by the device's own index up to 1,000 products, by the database above. */
export const listingQuery = (query: ListingQuery) =>
  queryOptions({
    queryKey: [...derived, 'listing', query],
    queryFn: async ({ client }): Promise<CardListing> => {
      const index = await readCatalogIndex(client)
      const listing = index.remote
        ? await fetchListing(query)
        : listProducts(index.products, query, index.categories)
      return { ...listing, products: listing.products.map(toCardProduct) }
    },
    staleTime: Infinity,
    // The way back must find the list at once, however long someone read a product's page.
    gcTime: Infinity,
  })

/** The named products, in that order; those not sold are left out. */
export const summariesQuery = (handles: readonly string[]) =>
  queryOptions({
    queryKey: [...derived, 'summaries', handles],
    queryFn: async ({ client }): Promise<readonly ProductSummary[]> => {
      const { products } = await readCatalogIndex(client)
      const byHandle = new Map(products.map((product) => [product.handle, product]))
      return handles.flatMap((handle) => byHandle.get(handle) ?? [])
    },
    staleTime: Infinity,
  })

/** Up to `count` neighbours on the shelf: same category first, then by merchandising order. */
export const relatedQuery = (handle: string, category: string, count = 4) =>
  queryOptions({
    queryKey: [...derived, 'related', handle, category, count],
    queryFn: async ({ client }): Promise<readonly ProductSummary[]> => {
      const { products } = await readCatalogIndex(client)
      const others = products.filter((product) => product.handle !== handle)
      const near = others.filter((product) => product.category === category)
      const far = others.filter((product) => product.category !== category)
      return [...near, ...far].slice(0, count)
    },
    staleTime: Infinity,
  })
