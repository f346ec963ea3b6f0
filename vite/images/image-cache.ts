import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { encodePhoto, settings, type Rendition } from './encode-photo.ts'
import type { Master } from './photo-masters.ts'

/** Keeps what was encoded, by content: a rebuild encodes only what is new. */
export const imageCacheFolder = join(import.meta.dirname, '../../.cache/images')

/** A size of a photograph and its place in the cache. */
export type Job = Rendition & { cached: string }

/** The place of a rendition; another master, width, setting or encoder is another place. */
export function placeInCache(master: Master, rendition: Rendition): Job {
  const recipe = JSON.stringify([settings[rendition.format], rendition.width, sharp.versions])
  const key = createHash('sha256').update(master.hash).update(recipe).digest('hex').slice(0, 24)
  return { ...rendition, cached: join(imageCacheFolder, `${key}.${rendition.format}`) }
}

/** Encodes those of a master's renditions that are not in the cache yet. The folder must exist. */
export async function encodeMissing(master: Master, jobs: readonly Job[]): Promise<void> {
  const missing = jobs.filter(({ cached }) => !existsSync(cached))
  if (!missing.length) return
  let index = 0
  for await (const bytes of encodePhoto(master.bytes, missing)) {
    const { cached } = missing[index++]!
    // Renamed into place, so that a build that is stopped never leaves half a picture in the cache.
    await writeFile(`${cached}.${process.pid}`, bytes)
    await rename(`${cached}.${process.pid}`, cached)
  }
}
