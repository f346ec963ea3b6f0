import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { link, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { runLimited } from '../run-limited.ts'
import { encodePhoto, settings, type Rendition } from './encode-photo.ts'
import type { Master } from './photo-masters.ts'

/** Where the sizes of a photograph come from; the server entry fills it from `src/lib/image-steps.ts`. */
export type ImageRules = {
  imageSteps: (width: number) => number[]
  imageFallbackWidth: (width: number) => number
  imageFile: (url: string, step: number, format: 'avif' | 'webp') => string
}

type Options = {
  masters: ReadonlyMap<string, Master>
  rules: ImageRules
  /** Keeps what was encoded, by content: a rebuild encodes only what is new. */
  cacheDir: string
  /** The site's root: files are written to `<outDir>/media`. */
  outDir: string
  log: (line: string) => void
}

/** A size of a photograph: its URL and its place in the cache. */
type Job = Rendition & { url: string; cached: string }

/** Makes every size of every photograph, AVIF and WebP, and the JPEG that stands for those without either. */
export async function buildImages({ masters, rules, cacheDir, outDir, log }: Options) {
  await mkdir(cacheDir, { recursive: true })
  await mkdir(join(outDir, 'media'), { recursive: true })
  let done = 0
  const tell = () => {
    done++
    if (done % 10 === 0 || done === masters.size) log(`Images ${done}/${masters.size}`)
  }
  const tasks = [...masters].map(([url, master]) => async () => {
    const jobs = await listJobs(url, master, rules, cacheDir)
    await encodeMissing(master, jobs)
    for (const { cached, url: file } of jobs) await place(cached, join(outDir, file))
    tell()
  })
  await runLimited(2, tasks)
}

async function listJobs(url: string, master: Master, rules: ImageRules, cacheDir: string) {
  const { width = 0 } = await sharp(master.bytes).metadata()
  const sizes = rules.imageSteps(width).flatMap((step) =>
    (['avif', 'webp'] as const).map((format) => ({
      ...{ format, width: step, url: rules.imageFile(url, step, format) },
    })),
  )
  const fallback = { format: 'jpg' as const, width: rules.imageFallbackWidth(width), url }
  return [...sizes, fallback].map((rendition): Job => {
    const recipe = JSON.stringify([settings[rendition.format], rendition.width, sharp.versions])
    const key = createHash('sha256').update(master.hash).update(recipe).digest('hex').slice(0, 24)
    return { ...rendition, cached: join(cacheDir, `${key}.${rendition.format}`) }
  })
}

async function encodeMissing(master: Master, jobs: readonly Job[]) {
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

/** A hard link costs no time and no space; across file systems there is none, so the bytes are written. */
async function place(cached: string, file: string) {
  try {
    await link(cached, file)
  } catch {
    await writeFile(file, await readFile(cached))
  }
}
