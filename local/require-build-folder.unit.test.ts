import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { buildIfNeeded, localBuild } from './build-shop.ts'
import { Refusal } from './refusal.ts'
import { requireBuildFolder } from './require-build-folder.ts'
import { readSettings } from './settings.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'build-folder-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('a folder that is missing, empty or a build may be replaced', async () => {
  await requireBuildFolder(join(folder, 'missing'))
  await requireBuildFolder(folder)
  await writeFile(join(folder, '.builds.json'), '[]')
  await writeFile(join(folder, 'index.html'), '')
  await requireBuildFolder(folder)
})

test('a build refuses a folder with other files, before anything else, and keeps them', async () => {
  await writeFile(join(folder, 'thesis.txt'), 'precious')
  const context = localBuild(readSettings({}), 'http://nobody.invalid')
  const refused = buildIfNeeded({ ...context, outDir: folder, log: () => {} })
  await expect(refused).rejects.toThrow(Refusal)
  await expect(refused).rejects.toThrow(/holds other files \(thesis\.txt …\).*DIST_DIR/)
  expect(await readdir(folder)).toEqual(['thesis.txt'])
})
