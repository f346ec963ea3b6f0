import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { runLimited } from '../run-limited.ts'

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

const isText = /\.(html|js|css|json|svg|txt|xml|webmanifest)$/

/** More pages than this are compressed less hard: brotli 11 takes ten times as long as 9 for 3 % fewer bytes. */
const manyFiles = 500

/** Writes `.br` and `.gz` beside every text of the site. Compression runs on the thread pool, two files a core. */
export async function compressFiles(outDir: string): Promise<void> {
  const entries = await readdir(outDir, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile() && isText.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
  const isMany = files.length > manyFiles
  const tasks = files.map((file) => async () => {
    const text = await readFile(file)
    const isScript = file.endsWith('.js')
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: isMany && !isScript ? 9 : 11,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
    }
    await writeFile(`${file}.br`, await brotli(text, { params }))
    await writeFile(`${file}.gz`, await gzipped(text, { level: 9 }))
  })
  await runLimited(4, tasks)
}
