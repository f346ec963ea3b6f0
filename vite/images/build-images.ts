import { link, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { runLimited } from '../run-limited.ts'
import { encodeMissing, imageCacheFolder, placeInCache } from './image-cache.ts'
import type { Master } from './photo-masters.ts'

/** Which sizes a photograph has; the server entry brings them from `src/lib/image-steps.ts`. */
export type ImageRules = {
  formatSteps: (width: number, format: 'avif' | 'webp') => number[]
  imageFallbackWidth: (width: number) => number
  imageFile: (url: string, step: number, format: 'avif' | 'webp') => string
}

type Options = {
  masters: ReadonlyMap<string, Master>
  rules: ImageRules
  /** The site's root: files are written to `<outDir>/media`. */
  outDir: string
  log: (line: string) => void
}

/** Makes every size of every photograph, AVIF and WebP, and the JPEG that stands for those without either. */
export async function buildImages({ masters, rules, outDir, log }: Options): Promise<void> {
  await mkdir(imageCacheFolder, { recursive: true })
  await mkdir(join(outDir, 'media'), { recursive: true })
  let done = 0
  const tasks = [...masters].map(([url, master]) => async () => {
    const jobs = await listJobs(url, master, rules)
    await encodeMissing(master, jobs)
    for (const { cached, file } of jobs) await place(cached, join(outDir, file))
    done++
    if (done % 10 === 0 || done === masters.size) log(`Images ${done}/${masters.size}`)
  })
  await runLimited(2, tasks)
}

async function listJobs(url: string, master: Master, rules: ImageRules) {
  const { width = 0 } = await sharp(master.bytes).metadata()
  const sizes = (['avif', 'webp'] as const).flatMap((format) =>
    rules.formatSteps(width, format).map((step) => ({
      ...placeInCache(master, { format, width: step }),
      file: rules.imageFile(url, step, format),
    })),
  )
  const fallback = placeInCache(master, { format: 'jpg', width: rules.imageFallbackWidth(width) })
  return [...sizes, { ...fallback, file: url }]
}

/** A hard link costs no time and no space; across file systems there is none, so the bytes are written. */
async function place(cached: string, file: string) {
  try {
    await link(cached, file)
  } catch {
    await writeFile(file, await readFile(cached))
  }
}
