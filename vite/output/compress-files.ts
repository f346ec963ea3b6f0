import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { runLimited } from '../run-limited.ts'

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

const isText = /\.(html|js|css|json|svg|txt|xml|webmanifest)$/

/**
 * More texts than this, and those that few visitors meet are compressed less hard: for 1,000 products
 * brotli 11 takes two minutes of CPU, 5 takes four seconds for a tenth more bytes.
 */
const manyFiles = 500
const isRarelyMet = (path: string) => /\/product\/|\/data\/.*(?<!index|offline)\.json$/.test(path)

/** Writes `.br` and `.gz` beside every text of the site. Compression runs on the thread pool, two files a core. */
export async function compressFiles(outDir: string): Promise<void> {
  const entries = await readdir(outDir, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile() && isText.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
  const isMany = files.length > manyFiles
  const tasks = files.map((file) => async () => {
    const text = await readFile(file)
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: isMany && isRarelyMet(file.slice(outDir.length)) ? 5 : 11,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
    }
    await writeFile(`${file}.br`, await brotli(text, { params }))
    await writeFile(`${file}.gz`, await gzipped(text, { level: 9 }))
  })
  await runLimited(4, tasks)
}
