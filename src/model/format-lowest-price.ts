import { formatPrice } from './format-price.ts'
import { lowestPriceCents } from './search/lowest-price.ts'

/**
 * The price of a product no variant of which is chosen yet: the lowest, told apart where others cost more.
 * @param from says "from" in the language of the page
 */
export function formatLowestPrice(
  product: { variants: readonly { priceCents: number }[] },
  from: (price: string) => string,
): string {
  const lowest = lowestPriceCents(product)
  const price = formatPrice(lowest)
  return product.variants.some(({ priceCents }) => priceCents !== lowest) ? from(price) : price
}
