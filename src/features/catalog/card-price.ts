import { fromPrice } from '#messages/card.ts'
import { formatPrice } from '../../model/format-price.ts'
import type { CardProduct } from '../../model/card-product.ts'
import { lowestPriceCents } from '../../model/search/lowest-price.ts'

/** The price of a card: the lowest, with "from" where variants differ. */
export function cardPrice(product: Pick<CardProduct, 'variants'>): string {
  const lowest = lowestPriceCents(product)
  const price = formatPrice(lowest)
  return product.variants.some(({ priceCents }) => priceCents !== lowest) ? fromPrice(price) : price
}
