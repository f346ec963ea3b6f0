import type { Product } from '../product.ts'

/** The lowest price among a product's variants, in cents. */
export const lowestPriceCents = (product: Pick<Product, 'variants'>): number =>
  Math.min(...product.variants.map(({ priceCents }) => priceCents))
