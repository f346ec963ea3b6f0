import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keepBuilds, readBuilds } from './keep-builds.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keep-builds-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** Makes a site of these files and lays it over the one before, as the build does. */
async function deploy(name: string, before: string, files: readonly string[]): Promise<string> {
  const site = join(folder, `${name}-${crypto.randomUUID()}`)
  for (const file of files) {
    await mkdir(dirname(join(site, file)), { recursive: true })
    await writeFile(join(site, file), `${name} ${file}`)
  }
  await keepBuilds(site, before, name)
  return site
}

const filesOf = (name: string) => [`assets/main-${name}.js`, `data/${name}/products/a.json`]

describe('keepBuilds()', () => {
  it('keeps scripts and data of the last three builds and drops the oldest with the fourth', async () => {
    let site = join(folder, 'none')
    for (const name of ['one', 'two', 'three'])
      site = await deploy(name, site, [...filesOf(name), 'index.html'])
    for (const file of ['one', 'two', 'three'].flatMap(filesOf))
      expect(existsSync(join(site, file)), file).toBe(true)

    site = await deploy('four', site, filesOf('four'))
    for (const file of filesOf('one')) expect(existsSync(join(site, file)), file).toBe(false)
    for (const file of ['two', 'three', 'four'].flatMap(filesOf))
      expect(existsSync(join(site, file)), file).toBe(true)
    expect(await readFile(join(site, 'assets/main-two.js'), 'utf8')).toBe('two assets/main-two.js')
  })

  it('keeps nothing else of an older build', async () => {
    const before = await deploy('one', join(folder, 'none'), ['about/index.html', 'assets/a.js'])
    const site = await deploy('two', before, ['assets/b.js'])
    expect(existsSync(join(site, 'about/index.html'))).toBe(false)
  })

  it('keeps a file that two builds share as long as the younger one is kept', async () => {
    let site = join(folder, 'none')
    for (const name of ['one', 'two', 'three', 'four'])
      site = await deploy(name, site, name === 'four' ? [] : ['assets/vendor.js'])
    expect(existsSync(join(site, 'assets/vendor.js'))).toBe(true)
  })

  it('counts a build that is made again once', async () => {
    let site = await deploy('one', join(folder, 'none'), filesOf('one'))
    for (const _ of [1, 2, 3]) site = await deploy('two', site, filesOf('two'))
    expect((await readBuilds(site)).map(({ name }) => name)).toEqual(['two', 'one'])
    expect(existsSync(join(site, 'assets/main-one.js'))).toBe(true)
  })
})
