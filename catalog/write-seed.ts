import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { addCopy, readCopy } from './add-copy.ts'
import { generateCatalog } from './generate-catalog.ts'
import { seedSql } from './seed-sql.ts'
import { InvalidCatalog, validateCatalog } from './validate-catalog.ts'

const here = import.meta.dirname
const photos = join(here, 'photos')

/**
 * Makes the seed of a catalogue.
 *
 * @param name - the path of a catalog.json, or `generated:<count>`.
 * @returns SQL.
 * @throws {InvalidCatalog} with every problem there is.
 */
export async function makeSeed(name: string): Promise<string> {
  const count = /^generated:(\d+)$/.exec(name)?.[1]
  const own = JSON.parse(
    await readFile(count ? join(here, 'catalog.json') : name, 'utf8'),
  ) as unknown
  const complete = addCopy(own, await readCopy(here))
  const valid = await validateCatalog(complete, photos)
  if (!count) return seedSql(valid)
  return seedSql(await validateCatalog(generateCatalog(valid.catalog, Number(count)), photos))
}

/** Writes beside the file and renames, so that a reader never sees half a seed. */
async function writeWhole(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(`${file}.part`, text)
  await rename(`${file}.part`, file)
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      catalog: { type: 'string', default: join(here, 'catalog.json') },
      out: { type: 'string', default: join(here, '../supabase/seed.sql') },
    },
  })
  await writeWhole(resolve(values.out), await makeSeed(values.catalog))
}

if (import.meta.main)
  await main().catch((error: unknown) => {
    const expected = error instanceof InvalidCatalog || error instanceof SyntaxError
    if (!expected && !(error as NodeJS.ErrnoException).code) throw error
    process.stderr.write(`Cannot make the seed: ${(error as Error).message}\n`)
    process.exitCode = 1
  })
