import type { Product, ProductImage, ProductSummary } from '../product.ts'
import { foldWords } from './fold-text.ts'

/**
 * A product as cards, search and cart need it: the default variant's first two pictures, and the words
 * of its long texts sorted (they compress better so), without short ones and those found elsewhere.
 */
export function summarizeProduct(product: Product): ProductSummary {
  const { id, handle, title, category, tagline, options, variants, rank, publishedAt } = product
  const elsewhere = new Set(foldWords(`${title} ${tagline}`))
  const texts = [product.description, ...product.facts.map(({ text }) => text)]
  const searchText = foldWords(texts.join(' '))
    .filter((word) => word.length > 2 && !elsewhere.has(word))
    .sort()
    .join(' ')
  const images = product.images.filter((image) => showsDefault(image, product)).slice(0, 2)
  const shown = images.length ? images : product.images.slice(0, 2)
  return {
    ...{ id, handle, title, category, tagline, options, variants },
    ...{ images: shown, rank, publishedAt, searchText },
  }
}

const showsDefault = (image: ProductImage, { variants }: Product): boolean =>
  Object.entries(image.variant ?? {}).every(([name, value]) => variants[0]?.options[name] === value)
