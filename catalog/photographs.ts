import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import sharp from 'sharp'

export type Photograph = {
  /** `/media/<name>.<hash8>.jpg`: the build puts the picture there, in every size and format. */
  url: string
  width: number
  height: number
  /** Mean colour of the top and the bottom eighth, `#rrggbb`. */
  tones: readonly [string, string]
}

const measured = new Map<string, Promise<Photograph | null>>()

/**
 * Measures a photograph of `catalog/photos`, once in the life of the process.
 *
 * @returns null when there is no such file.
 * @throws when the file is no picture.
 */
export function measurePhotograph(folder: string, file: string): Promise<Photograph | null> {
  const path = join(folder, file)
  const known = measured.get(path) ?? measure(path)
  measured.set(path, known)
  return known
}

async function measure(path: string): Promise<Photograph | null> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (!bytes) return null
  const { width, height } = await sharp(bytes).metadata()
  const eighths = await sharp(bytes).resize(1, 8, { fit: 'fill' }).removeAlpha().raw().toBuffer()
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8)
  const tone = (row: number) => `#${eighths.subarray(row * 3, row * 3 + 3).toString('hex')}`
  const url = `/media/${basename(path, extname(path))}.${hash}${extname(path)}`
  return { url, width, height, tones: [tone(0), tone(7)] }
}
