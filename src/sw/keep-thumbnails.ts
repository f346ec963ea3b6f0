import { imageFile, imageSteps, isCatalogPhoto } from '../lib/image-steps.ts'
import { siteImages } from '../model/site-images.ts'
import type { CatalogueBundle } from './catalogue-bundle.ts'
import { isKeepable } from './keepable.ts'
import { photographOf } from './picture-ledger.ts'
import type { PictureShelf } from './picture-shelf.ts'
import { runLimited } from './run-limited.ts'

/** What looks sharp on half a phone's screen; in a large catalogue more products count for more than sharpness. */
const cardWidth = (products: number) => (products > 300 ? 240 : 360)
/** Banners are as wide as the screen. */
const bannerWidth = 540

export type Photograph = { url: string; width: number }

/** One small AVIF of a photograph; none of a picture the build made no sizes of. */
export function smallSize(photograph: Photograph | null | undefined, widest: number): string[] {
  if (!photograph || !isCatalogPhoto(photograph.url)) return []
  const [narrowest = photograph.width, ...wider] = imageSteps(photograph.width)
  const step = wider.findLast((width) => width <= widest) ?? narrowest
  return [imageFile(photograph.url, step, 'avif')]
}

/** In a small catalogue there is room for the other pictures of each product, too. */
const fewProducts = 100

/** Banners, the first picture of each product in merchandising order, then what else a small catalogue shows. */
export function listThumbnails({ index, products }: CatalogueBundle): string[] {
  const banners = [...Object.values(siteImages), ...index.categories.map(({ banner }) => banner)]
  const count = index.products.length
  const others = count > fewProducts ? [] : Object.values(products).flatMap(({ images }) => images)
  const urls = [
    ...banners.flatMap((photograph) => smallSize(photograph, bannerWidth)),
    ...index.products.flatMap(({ images }) => smallSize(images[0], cardWidth(count))),
    ...others.flatMap((photograph) => smallSize(photograph, cardWidth(count))),
  ]
  return [...new Set(urls)]
}

/**
 * Lays in a thumbnail of each photograph that is not here in any size. Stops at the shelf's budget: what was seen is not
 * given up for what may be.
 *
 * @param urls - absolute.
 * @returns bytes of all pictures afterwards.
 */
export async function keepThumbnails(
  urls: readonly string[],
  shelf: PictureShelf,
  fetch: (url: string) => Promise<Response>,
): Promise<number> {
  // Once for all: to look through the shelf for each of a thousand products takes seconds of a phone.
  const here = await shelf.listPhotographs()
  let isFull = false
  const tasks = urls.map((url) => async () => {
    if (isFull || here.has(photographOf(url) ?? '')) return
    const answer = await fetch(url)
    if (isKeepable(answer)) isFull = !(await shelf.keepSpare(url, answer)) || isFull
  })
  // Few at once, so that what the shopper asks for meanwhile finds room.
  await runLimited(3, tasks)
  return shelf.weigh()
}
