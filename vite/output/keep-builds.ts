import { copyFile, link, mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'

/** One build's own files under `assets/` and `data/`, relative to the site. */
export type KeptBuild = { name: string; files: readonly string[] }

/** An open tab may be two deploys behind. */
const keptBuilds = 3
const note = '.builds.json'
const folders = ['assets', 'data']

/**
 * Brings the scripts and data of the builds before into the new site, for tabs and kept pages that still ask for
 * them, and lets those of the fourth go. Names carry a hash, so builds never meet in one file.
 *
 * @param site - the new site, complete but for this; a note of what belongs to which build is left in it.
 * @param previous - the site that it replaces; without one there is nothing to keep.
 * @param name - of the new build; the same build again replaces itself.
 */
export async function keepBuilds(site: string, previous: string, name: string): Promise<void> {
  const files = await listFiles(site)
  const before = (await readBuilds(previous)).filter((build) => build.name !== name)
  const builds = [{ name, files }, ...before.slice(0, keptBuilds - 1)]
  const own = new Set(files)
  for (const file of new Set(builds.flatMap((build) => build.files)))
    if (!own.has(file)) await carryOver(join(previous, file), join(site, file))
  await writeFile(join(site, note), JSON.stringify(builds))
}

/** The builds a site holds, the newest first; none where there is no note. */
export async function readBuilds(site: string): Promise<KeptBuild[]> {
  const text = await readFile(join(site, note), 'utf8').catch(() => '[]')
  return JSON.parse(text) as KeptBuild[]
}

async function listFiles(site: string): Promise<string[]> {
  const options = { recursive: true, withFileTypes: true } as const
  const entries = await Promise.all(
    folders.map((folder) => readdir(join(site, folder), options).catch(() => [])),
  )
  return entries
    .flat()
    .filter((entry) => entry.isFile())
    .map((entry) => relative(site, join(entry.parentPath, entry.name)))
    .sort()
}

/** A second name for the same bytes where the disk knows such; what is gone by now is no loss to anyone. */
async function carryOver(from: string, to: string) {
  await mkdir(dirname(to), { recursive: true })
  await link(from, to).catch(() => copyFile(from, to).catch(() => {}))
}
