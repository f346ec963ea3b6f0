import { toCardProduct, type CardProduct } from '../../model/card-product.ts'
import type { Category, ProductImage, ProductSummary } from '../../model/product.ts'

/** What the home page shows of the catalogue. */
export type Showcase = {
  /** The shop's favourites by merchandising order, each of another kind. */
  asked: readonly CardProduct[]
  /** The newest, each of another kind, none of the favourites. */
  fresh: readonly CardProduct[]
  /** One picture per category, of a product that does not stand on the page already if there is one. */
  pictures: Readonly<Record<string, ProductImage>>
}

/** The first product of each category, in the order given. */
function pickOnePerCategory(products: readonly ProductSummary[], count: number): ProductSummary[] {
  const seen = new Set<string>()
  return products
    .filter(({ category }) => !seen.has(category) && seen.add(category))
    .slice(0, count)
}

const byNewest = (a: ProductSummary, b: ProductSummary) =>
  Date.parse(b.publishedAt) - Date.parse(a.publishedAt) || b.rank - a.rank

/**
 * Chooses by data alone, so that a merchant steers it with `rank` and `publishedAt`, and nothing unpublished shows.
 * @param products in merchandising order
 */
export function pickShowcase(
  products: readonly ProductSummary[],
  categories: readonly Category[],
): Showcase {
  const pictured = products.filter(({ images }) => images.length)
  const asked = pickOnePerCategory(pictured, 4)
  const others = pictured.filter((product) => !asked.includes(product))
  const fresh = pickOnePerCategory([...others].sort(byNewest), 5)
  const shown = new Set([...asked, ...fresh])
  const pictures: Record<string, ProductImage> = {}
  for (const { handle, banner } of categories) {
    const shelf = pictured.filter(({ category }) => category === handle)
    const image = (shelf.find((product) => !shown.has(product)) ?? shelf[0])?.images[0] ?? banner
    if (image) pictures[handle] = { ...image, alt: '', variant: null } // its name stands beside it
  }
  return { asked: asked.map(toCardProduct), fresh: fresh.map(toCardProduct), pictures }
}
