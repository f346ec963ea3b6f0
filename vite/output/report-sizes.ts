import { measureChunks, readAcceptedSizes, type ChunkSize } from './chunk-sizes.ts'

/** Smaller changes are the compressor's mood. */
const noticedBytes = 100

/** Tells the size of every chunk and names what grew since the sizes were last accepted. */
export async function reportSizes(outDir: string, log: (line: string) => void): Promise<void> {
  const sizes = await measureChunks(outDir)
  log('Chunk                      brotli     gzip  (KB)')
  for (const [name, { brotli, gzip }] of sizes)
    log(name.padEnd(24) + inKb(brotli).padStart(9) + inKb(gzip).padStart(9))
  const grown = listGrown(sizes, await readAcceptedSizes())
  if (grown.length) log(`Grew: ${grown.join(', ')} KB. As it should be? Then: npm run accept-sizes`)
}

/** `main 9.1 → 9.6` for every chunk that is new or more than 100 bytes larger than the accepted size. */
export function listGrown(
  sizes: ReadonlyMap<string, ChunkSize>,
  accepted: Readonly<Record<string, number>>,
): string[] {
  return [...sizes]
    .filter(([name, { brotli }]) => brotli - (accepted[name] ?? 0) > noticedBytes)
    .map(([name, { brotli }]) => `${name} ${inKb(accepted[name] ?? 0)} → ${inKb(brotli)}`)
}

const inKb = (bytes: number) => (bytes / 1024).toFixed(2)
