import type { ProductSummary, Variant } from './product.ts'

/** What a card shows. Ids and SKUs are random to a compressor: in a page of cards they weigh more than its words. */
export type CardProduct = Pick<
  ProductSummary,
  'handle' | 'title' | 'category' | 'options' | 'images'
> & { variants: readonly Pick<Variant, 'priceCents' | 'stock'>[] }

/** A summary without what only search, cart and the product's own page need. */
export function toCardProduct(product: ProductSummary): CardProduct {
  const { handle, title, category, options, images, variants } = product
  return {
    ...{ handle, title, category, options },
    // The second picture appears over the first, which has told what there is to see.
    images: images.map((image, at) => ({ ...image, variant: null, alt: at ? '' : image.alt })),
    variants: variants.map(({ priceCents, stock }) => ({ priceCents, stock })),
  }
}
