/** The lowest price among a product's variants, in cents. */
export const lowestPriceCents = (product: {
  variants: readonly { priceCents: number }[]
}): number => Math.min(...product.variants.map(({ priceCents }) => priceCents))
