import type { Device } from './device.ts'
import {
  keepWholePage,
  pageKey,
  readAnswersUrl,
  readWholePage,
  type KeptPage,
} from './whole-page.ts'

/** Keeps what the network answered for a page and counts it as used. */
export async function keepAnswer(device: Device, url: string, answer: Response): Promise<KeptPage> {
  const copy = answer.clone()
  const result = await keepWholePage(await device.openPages(), url, answer)
  if (result.kind === 'kept') await noteUse(device, url, await copy.text())
  return result
}

async function noteUse(device: Device, url: string, html: string) {
  const answersUrl = readAnswersUrl(html)
  if (answersUrl) await device.limit('answers', new URL(answersUrl, url).href)
  await device.limit('pages', pageKey(url))
}

/**
 * Makes sure that a page opens without a network.
 *
 * @returns false when it could not be kept and the shell has no catalogue to draw it from.
 */
export async function keepPage(device: Device, url: string): Promise<boolean> {
  const canBeDrawn = (await device.readBundle()) !== null
  try {
    const kept = await readWholePage(await device.openPages(), url)
    if (kept) {
      await noteUse(device, url, await kept.text())
      return true
    }
    const answer = await fetch(url, { credentials: 'same-origin' })
    const { kind } = await keepAnswer(device, url, answer)
    return kind === 'kept' || canBeDrawn
  } catch {
    // Offline, or storage is full.
    return canBeDrawn
  }
}
