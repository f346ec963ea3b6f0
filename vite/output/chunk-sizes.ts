import { readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../shop-config.ts'
import { readBuilds } from './keep-builds.ts'

/** Bytes over the wire. */
export type ChunkSize = { brotli: number; gzip: number }

const baselineFile = join(root, 'vite/chunk-sizes.json')

/**
 * Measures the compressed scripts of a build, by the chunk's name without its hash; chunks of one name count together,
 * those of the builds before not at all.
 */
export async function measureChunks(outDir: string): Promise<Map<string, ChunkSize>> {
  const folder = join(outDir, 'assets')
  const sizes = new Map<string, ChunkSize>()
  const bytesOf = async (file: string) => (await stat(join(folder, file))).size
  const [current] = await readBuilds(outDir)
  const isOurs = (name: string) => current?.files.includes(`assets/${name}`) ?? true
  const files = (await readdir(folder)).filter((name) => name.endsWith('.js') && isOurs(name))
  for (const file of files.sort()) {
    const name = file.replace(/-[\w-]{8}\.js$/, '')
    const { brotli, gzip } = sizes.get(name) ?? { brotli: 0, gzip: 0 }
    sizes.set(name, {
      brotli: brotli + (await bytesOf(`${file}.br`)),
      gzip: gzip + (await bytesOf(`${file}.gz`)),
    })
  }
  return sizes
}

/** The brotli sizes that were last accepted, empty when there are none. */
export async function readAcceptedSizes(): Promise<Record<string, number>> {
  const text = await readFile(baselineFile, 'utf8').catch(() => '{}')
  return JSON.parse(text) as Record<string, number>
}

/** Makes these sizes the ones that growth is measured against. */
export async function acceptSizes(sizes: ReadonlyMap<string, ChunkSize>): Promise<void> {
  const brotli = Object.fromEntries([...sizes].map(([name, size]) => [name, size.brotli]))
  await writeFile(baselineFile, `${JSON.stringify(brotli, null, 2)}\n`)
}
