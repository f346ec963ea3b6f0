import type { PageHead } from '../../lib/page-head.ts'
import { imageFallback, imageSrcset, isCatalogPhoto } from '../../lib/image-steps.ts'
import type { Category, Product } from '../../model/product.ts'
import { defaultChoice, listPictures } from '../../model/variant.ts'
import { describeProduct } from './describe-product.ts'
import { firstPictureSizes } from './gallery.tsx'

const longest = 160

/** Whole words up to the length a search engine shows. */
function shorten(text: string): string {
  if (text.length <= longest) return text
  return `${text.slice(0, text.lastIndexOf(' ', longest - 1)).replace(/[\s,;:.]+$/, '')}…`
}

type Site = { origin: string; brand: string; shopTitle: string }

/** Everything the head of a product's page says, without its title. */
export function describeHead(
  product: Product,
  category: Category | undefined,
  site: Site,
): Omit<PageHead, 'title'> {
  const first = listPictures(product, defaultChoice(product))[0]
  const isPhoto = first !== undefined && isCatalogPhoto(first.url)
  return {
    description: shorten(`${product.tagline} ${product.description}`.trim()),
    path: `/product/${encodeURIComponent(product.handle)}`,
    image: first && (isPhoto ? imageFallback(first.url) : first.url),
    jsonLd: describeProduct(product, category, site),
    preload: isPhoto
      ? { srcset: imageSrcset(first.url, first.width, 'avif'), sizes: firstPictureSizes }
      : undefined,
  }
}
