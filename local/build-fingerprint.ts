import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { readCatalog } from '../vite/read-catalog.ts'
import type { Catalog } from '../vite/read-catalog.ts'
import { Refusal } from './refusal.ts'
import { inRoot, root } from './settings.ts'

/** What a build is made of, besides files. */
export type BuildContext = {
  /** Where the build reads the catalogue. */
  readFrom: string
  /** The back end the pages will speak to; '' is the origin they come from. */
  supabaseUrl: string
  publishableKey: string
  siteUrl: string
  locale: string
}

const sources = ['src', 'supabase/functions/_shared/contract', 'vite', 'public']
const files = ['index.html', 'vite.config.ts', 'package.json', 'package-lock.json']

/**
 * Names a build by everything that goes into it: the same name means the same pages, so an old build that
 * has it can be served. The catalogue counts by its content, not by its version, which any write raises;
 * and by its feed, since pages of another feed have to fetch everything anew.
 *
 * @throws {Refusal} when a hosted back end does not answer, or not to this key.
 */
export async function fingerprintBuild(context: BuildContext): Promise<string> {
  const { readFrom: _readFrom, ...settings } = context
  const { MEDIA_ORIGINS = '', SERVICE_WORKER = '' } = process.env
  const switches = { ...settings, MEDIA_ORIGINS, SERVICE_WORKER }
  const hash = createHash('sha256').update(JSON.stringify(switches))
  const paths = [...files.map((file) => inRoot(file)), ...(await listSources())]
  for (const path of paths)
    hash.update(relative(root, path)).update(await readFile(path).catch(() => ''))
  const { version: _version, ...catalogue } = await read(context)
  return hash.update(JSON.stringify(catalogue)).digest('hex')
}

/** Our own back end has just been started; a hosted one may be misspelt. */
async function read({ readFrom, supabaseUrl, publishableKey }: BuildContext): Promise<Catalog> {
  try {
    return await readCatalog(readFrom, publishableKey)
  } catch (error) {
    if (supabaseUrl === '') throw error
    const { message, cause } = error as Error
    const reason = cause instanceof Error ? `${message}: ${cause.message}` : message
    throw new Refusal(
      `The catalogue of ${readFrom} cannot be read (${reason}): are SUPABASE_URL and SUPABASE_PUBLISHABLE_KEY those of the project, and its migrations applied?`,
    )
  }
}

async function listSources(): Promise<string[]> {
  const lists = await Promise.all(
    sources.map(async (folder) => {
      const options = { recursive: true, withFileTypes: true } as const
      const entries = await readdir(inRoot(folder), options).catch(() => [])
      return entries
        .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name))
    }),
  )
  return lists.flat().sort()
}
