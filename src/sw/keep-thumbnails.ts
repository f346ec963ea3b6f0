import { imageFile, imageSteps, isCatalogPhoto } from '../lib/image-steps.ts'
import type { ProductSummary } from '../model/product.ts'
import { isKeepable } from './keepable.ts'
import type { PictureShelf } from './picture-shelf.ts'
import { runLimited } from './run-limited.ts'

/** What looks sharp on half a phone's screen; in a large catalogue more products count for more than sharpness. */
const thumbnailWidth = (products: number) => (products > 300 ? 240 : 360)

/** The small AVIF of each product's first picture, in merchandising order. */
export function listThumbnails(products: readonly ProductSummary[]): string[] {
  const widest = thumbnailWidth(products.length)
  return products.flatMap(({ images: [first] }) => {
    if (!first || !isCatalogPhoto(first.url)) return []
    const [narrowest = first.width, ...wider] = imageSteps(first.width)
    const step = wider.findLast((width) => width <= widest) ?? narrowest
    return [imageFile(first.url, step, 'avif')]
  })
}

type Order = {
  shelf: PictureShelf
  fetch: (url: string) => Promise<Response>
  budgetBytes: number
}

/**
 * Lays in a thumbnail of each product that has no picture yet. Stops at the budget: what was seen is not given up for
 * what may be.
 *
 * @param urls - absolute.
 * @returns bytes of all pictures afterwards.
 */
export async function keepThumbnails(
  urls: readonly string[],
  { shelf, fetch, budgetBytes }: Order,
): Promise<number> {
  const tasks = urls.map((url) => async () => {
    if (await shelf.hasAnySize(url)) return
    if ((await shelf.weigh()) > budgetBytes * 0.9) return
    const answer = await fetch(url)
    if (isKeepable(answer)) await shelf.keep(url, answer)
  })
  // Two at once, so that what the shopper asks for meanwhile finds room.
  await runLimited(2, tasks)
  return shelf.weigh()
}
