import { isDearConnection } from '../lib/dear-connection.ts'
import type { Device } from './device.ts'
import { isKeepable } from './keepable.ts'
import { runLimited } from './run-limited.ts'
import { readAnswersUrl, readWholePage } from './whole-page.ts'

/** As many products as a page of a list shows. */
const most = 24

/** Handles of all products that an answer tells of, in its order. */
export function listHandles(answer: unknown, found = new Set<string>()): string[] {
  if (Array.isArray(answer)) for (const part of answer) listHandles(part, found)
  else if (typeof answer === 'object' && answer !== null) {
    const { handle, variants } = answer as { handle?: unknown; variants?: unknown }
    if (typeof handle === 'string' && variants !== undefined) found.add(handle)
    for (const part of Object.values(answer)) listHandles(part, found)
  }
  return [...found]
}

/**
 * In a catalogue too large to be kept whole: keeps the products that a kept page shows, its neighbours on a product's
 * page, the best sellers at home. Where bytes are dear, nothing is fetched ahead of time.
 */
export async function keepNeighbours(device: Device, url: string): Promise<void> {
  if (isDearConnection()) return
  const shelf = await device.openPages()
  const page = await readWholePage(shelf, url)
  const answersUrl = page && readAnswersUrl(await page.text())
  const answers = answersUrl ? await shelf.answers.match(answersUrl, { ignoreVary: true }) : null
  if (!answers) return
  const met = await caches.open(device.names.catalogue)
  const index = `${device.dataUrl}/index.json`
  const products = listHandles(await answers.json())
    .slice(0, most)
    .map((handle) => `${device.dataUrl}/products/${encodeURIComponent(handle)}.json`)
  const tasks = [index, ...products].map((file) => async () => {
    if (await met.match(file, { ignoreVary: true })) return
    const answer = await fetch(file)
    if (!isKeepable(answer)) return
    await met.put(file, answer)
    await device.limit('catalogue', new URL(file, url).href)
  })
  await runLimited(2, tasks)
}
