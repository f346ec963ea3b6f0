import { priceBandNames } from '#messages/listing.ts'
import type { Category } from '../../model/product.ts'
import type { ListingFilter } from '../../model/search/listing.ts'

/** What a shopper calls a filter: the name of a category, a price band in words, else the value itself. */
export function filterLabel(filter: ListingFilter, categories: readonly Category[]): string {
  const { facet, value } = filter
  if (facet === 'category')
    return categories.find(({ handle }) => handle === value)?.navTitle ?? value
  return (facet === 'price' && priceBandNames[value]) || value
}
