import { isDearConnection } from '../lib/dear-connection.ts'
import type { Device } from './device.ts'
import { keepPage } from './keep-page.ts'
import { keepThumbnails, smallSize, type Photograph } from './keep-thumbnails.ts'
import { isKeepable } from './keepable.ts'
import { runLimited } from './run-limited.ts'
import { readAnswersUrl, readWholePage } from './whole-page.ts'

/** As many products as a page of a list shows. */
const most = 24
/** Of the small pictures: as for all products of a large catalogue. */
const pictureWidth = 240

type Shown = { handle: string; images?: readonly Photograph[] }

/** All products that an answer tells of, by handle, in its order. */
export function listShown(answer: unknown, found = new Map<string, Shown>()): Map<string, Shown> {
  if (Array.isArray(answer)) for (const part of answer) listShown(part, found)
  else if (typeof answer === 'object' && answer !== null) {
    const { handle, variants } = answer as { handle?: unknown; variants?: unknown }
    if (typeof handle === 'string' && variants !== undefined && !found.has(handle))
      found.set(handle, answer as Shown)
    for (const part of Object.values(answer)) listShown(part, found)
  }
  return found
}

/** Keeps each product that an answer tells of, with a small picture. Where bytes are dear, nothing is fetched ahead of time. */
export async function keepShown(device: Device, answer: unknown): Promise<void> {
  if (isDearConnection()) return
  const met = await caches.open(device.names.catalogue)
  const shown = [...listShown(answer).values()].slice(0, most)
  const products = shown.map(({ handle }) => `products/${encodeURIComponent(handle)}.json`)
  const tasks = ['index.json', ...products].map((name) => async () => {
    const { href } = new URL(`${device.dataUrl}/${name}`, location.href)
    if (await met.match(href, { ignoreVary: true })) return
    const answer = await fetch(href)
    if (!isKeepable(answer)) return
    await met.put(href, answer)
    await device.limit('catalogue', href)
  })
  await runLimited(2, tasks)
  const urls = shown
    .flatMap(({ images }) => smallSize(images?.[0], pictureWidth))
    .map((path) => new URL(path, location.href).href)
  await keepThumbnails(urls, device.pictures, (url) => fetch(url))
}

/**
 * In a catalogue too large to be kept whole: keeps the products that a kept page shows, its neighbours on a product's page,
 * and those of the home page, which are the best sellers.
 */
export async function keepNeighbours(device: Device, url: string, home: string): Promise<void> {
  if (isDearConnection()) return
  await keepPage(device, home)
  const shelf = await device.openPages()
  for (const each of new Set([url, home])) {
    const page = await readWholePage(shelf, each)
    const answersUrl = page && readAnswersUrl(await page.text())
    const answers = answersUrl && (await shelf.answers.match(answersUrl, { ignoreVary: true }))
    if (answers) await keepShown(device, await answers.json())
  }
}
