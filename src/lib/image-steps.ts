/**
 * Which sizes of a photograph exist. The build makes the files and pages name them by this one list, so a
 * width can be added or dropped here alone. Chosen by what is asked for: 240 for a line of the cart, 360 and 540
 * for half a phone's screen, 800 to 1280 for the whole of it.
 */
const steps = [240, 360, 540, 800, 1080, 1280, 1600, 2400]

/** WebP is for the few browsers without AVIF: a third of the sizes serves them, and keeps a page of cards short. */
const webpSteps = new Set([360, 800, 1600])

/** The widest JPEG a browser without AVIF and WebP, a share card or a search engine is given. */
const fallbackWidth = 1080

/**
 * The widths, in pixels, at which a photograph exists.
 *
 * @param width - of the master; nothing is made wider than it. A master narrower than all steps is its own step.
 */
export function imageSteps(width: number): number[] {
  const fitting = steps.filter((step) => step <= width)
  return fitting.length ? fitting : [width]
}

/** The width of `imageFallback`: never above 1080 px where a narrower step exists. */
export function imageFallbackWidth(width: number): number {
  return imageSteps(width).findLast((step) => step <= fallbackWidth) ?? width
}

/** True for photographs the build made sizes of; any other URL is a merchant's and is shown as it is. */
export function isCatalogPhoto(url: string): boolean {
  return /^\/media\/[^/]+\.[0-9a-f]{8}\.jpg$/.test(url)
}

/**
 * One size of a photograph.
 *
 * @param url - `/media/<name>.<hash8>.jpg`
 * @param step - one of `imageSteps`.
 */
export function imageFile(url: string, step: number, format: 'avif' | 'webp'): string {
  return `${url.slice(0, -'.jpg'.length)}-${step}.${format}`
}

/** The steps of one format; one at least. */
export function formatSteps(width: number, format: 'avif' | 'webp'): number[] {
  const steps = imageSteps(width)
  const fewer = steps.filter((step) => webpSteps.has(step))
  return format === 'webp' && fewer.length ? fewer : steps
}

/** The `srcset` of a photograph in one format. */
export function imageSrcset(url: string, width: number, format: 'avif' | 'webp'): string {
  return formatSteps(width, format)
    .map((step) => `${imageFile(url, step, format)} ${step}w`)
    .join(', ')
}

/** The JPEG of a photograph: the build writes it under the very name the database keeps. */
export function imageFallback(url: string): string {
  return url
}
