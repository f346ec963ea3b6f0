import { readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../shop-config.ts'

/** Brotli bytes by the name of a chunk without its hash. */
type Sizes = Record<string, number>

const baselineFile = join(root, 'vite/chunk-sizes.json')

/** Smaller changes are the compressor's mood. */
const noticedBytes = 100

/**
 * Tells the size of every chunk and names what grew since the sizes were last accepted.
 *
 * @param accept - true makes today's sizes the ones to compare with (`npm run build -- --accept-sizes`).
 */
export async function reportSizes(
  outDir: string,
  accept: boolean,
  log: (line: string) => void,
): Promise<void> {
  const folder = join(outDir, 'assets')
  const known = JSON.parse(await readFile(baselineFile, 'utf8').catch(() => '{}')) as Sizes
  const sizes: Sizes = {}
  const grown: string[] = []
  log('Chunk                      brotli     gzip  (KB)')
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.js')).sort()) {
    const name = file.replace(/-[\w-]{8}\.js$/, '')
    const [brotli, gzip] = await Promise.all(
      ['br', 'gz'].map(async (ending) => (await stat(join(folder, `${file}.${ending}`))).size),
    )
    sizes[name] = (sizes[name] ?? 0) + brotli!
    log(`${name.padEnd(24)} ${inKb(brotli!)} ${inKb(gzip!)}`)
  }
  for (const [name, size] of Object.entries(sizes)) {
    const before = known[name] ?? 0
    if (size - before > noticedBytes)
      grown.push(`${name} ${inKb(before).trim()} → ${inKb(size).trim()} KB`)
  }
  if (accept) await writeFile(baselineFile, `${JSON.stringify(sizes, null, 2)}\n`)
  else if (grown.length) log(`Grew: ${grown.join(', ')}`)
}

const inKb = (bytes: number) => (bytes / 1024).toFixed(2).padStart(8)
