import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { basename, extname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { Refusal } from './refusal.ts'
import { inRoot, root } from './settings.ts'

const run = promisify(execFile)

/** Which products a shop is filled with. */
export type Catalogue = {
  /** Names its folder of data: another catalogue is another shop and never mixes with this one. */
  name: string
  /** Makes the SQL that fills an empty database, and names the file. */
  writeSeed: (folder: string) => Promise<string>
}

/**
 * Reads the option `--catalog`.
 *
 * @param option - undefined for the shop's own, `generated:<count>`, or the path of a catalog.json.
 * @param ownSeed - the shop's own seed, which is checked in.
 * @throws {Refusal} when it is none of these.
 */
export function chooseCatalogue(option: string | undefined, ownSeed: string): Catalogue {
  if (option === undefined) return { name: 'shop', writeSeed: () => Promise.resolve(ownSeed) }
  const count = /^generated:([1-9]\d*)$/.exec(option)?.[1]
  if (count !== undefined) return { name: `generated-${count}`, writeSeed: generatedOnce(option) }
  if (extname(option) !== '.json')
    throw new Refusal(
      `--catalog is "${option}": give generated:<count> or the path of a .json file.`,
    )
  const path = resolve(root, option)
  if (!existsSync(path)) throw new Refusal(`--catalog names ${path}, which does not exist.`)
  const key = createHash('sha256').update(path).digest('hex').slice(0, 8)
  return { name: `${basename(path, '.json')}-${key}`, writeSeed: seedWriter(path) }
}

/** The same number makes the same products, so the file of the first start will do. */
function generatedOnce(option: string): Catalogue['writeSeed'] {
  const write = seedWriter(option)
  return async (folder) => {
    const file = join(folder, 'seed.sql')
    return existsSync(file) ? file : write(folder)
  }
}

function seedWriter(catalogue: string): Catalogue['writeSeed'] {
  return async (folder) => {
    const file = join(folder, 'seed.sql')
    const script = inRoot('catalog/write-seed.ts')
    await run(process.execPath, [script, '--catalog', catalogue, '--out', file], {
      cwd: root,
    }).catch(({ stderr, message }: { stderr?: string; message: string }) => {
      const said = stderr === undefined || stderr.trim() === '' ? message : stderr.trim()
      throw new Refusal(`The catalogue ${catalogue} makes no seed:\n${said}`)
    })
    return file
  }
}
