import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** A photograph as it came: its name without extension, its bytes and the hash that names its URL. */
export type Master = { name: string; bytes: Buffer; hash: string }

/**
 * Reads all photographs of a folder.
 *
 * @returns masters by their URL, `/media/<name>.<first 8 hex of SHA-256>.jpg`: the same rule by which the seed
 * writer and the pages name them.
 */
export async function readMasters(folder: string): Promise<Map<string, Master>> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.jpg')).sort()
  const masters = await Promise.all(
    files.map(async (file) => {
      const bytes = await readFile(join(folder, file))
      const hash = createHash('sha256').update(bytes).digest('hex')
      return { name: file.slice(0, -'.jpg'.length), bytes, hash }
    }),
  )
  return new Map(
    masters.map((master) => [`/media/${master.name}.${master.hash.slice(0, 8)}.jpg`, master]),
  )
}
