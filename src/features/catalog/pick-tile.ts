import type { Category } from '../../model/product.ts'
import type { ListingQuery } from '../../model/search/listing.ts'
import { isEditorial } from './listing-url.ts'
import type { CardListing } from './queries.ts'

/** The tile stands after this many cards: two rows of two, or one of three and a card. */
export const tileAfter = 4

/** The category whose picture stands among the products, on pages in the shop's own order where rows stay full with it. */
export function pickTile(
  query: ListingQuery,
  { products, page }: Pick<CardListing, 'products' | 'page'>,
  categories: readonly Category[],
): Category | null {
  if (!isEditorial(query) || (products.length + 2) % 6 || products.length < tileAfter) return null
  const told = categories.filter(({ handle, banner }) => banner && handle !== query.category)
  const here = categories.findIndex(({ handle }) => handle === query.category)
  // A category tells of the next one; the whole shop of another on each page, from the third on.
  const at = here < 0 ? page + 1 : here
  return told[at % told.length] ?? null
}
