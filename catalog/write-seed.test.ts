import { execFile } from 'node:child_process'
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeSeed } from './write-seed.ts'

const run = promisify(execFile)
const here = import.meta.dirname
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seed-'))
})
afterAll(() => rm(folder, { recursive: true }))

const writeSeed = (catalog: string) =>
  run(process.execPath, [
    ...[join(here, 'write-seed.ts'), '--catalog', catalog, '--out', join(folder, 'seed.sql')],
  ])

// The first to ask measures all photographs: seconds of work, and more on cores that others use.
test('makeSeed() gives the same bytes for the same catalogue', { timeout: 60_000 }, async () => {
  expect(await makeSeed('generated:60')).toBe(await makeSeed('generated:60'))
})

test('makeSeed() keeps ids of products from catalogue to catalogue', async () => {
  const [own, generated] = await Promise.all([
    makeSeed(join(here, 'catalog.json')),
    makeSeed('generated:30'),
  ])
  const idOf = (seed: string) => /'([0-9a-f-]{36})', 'frankincense-oil'/.exec(seed)?.[1]
  expect(idOf(own)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8/)
  expect(idOf(generated)).toBe(idOf(own))
})

test('the generated catalogue has as many products as asked for, no two alike', async () => {
  const seed = await makeSeed('generated:300')
  const products = seed.split('insert into ').find((part) => part.startsWith('public.products '))
  const handles = [...products!.matchAll(/^ {2}\('[0-9a-f-]{36}', '([^']+)'/gm)].map((m) => m[1])
  expect(new Set(handles).size).toBe(300)
})

test('a catalogue with problems is refused with all of them, and nothing is written', async () => {
  const catalog = JSON.parse(await readFile(join(here, 'catalog.json'), 'utf8')) as {
    products: { category: string; variants: { priceCents: number }[] }[]
  }
  catalog.products.length = 2
  catalog.products[0]!.category = 'lamps'
  catalog.products[1]!.variants[0]!.priceCents = -5
  const file = join(folder, 'catalog.json')
  await writeFile(file, JSON.stringify(catalog))
  const refused: unknown = await writeSeed(file).catch((error: unknown) => error)
  expect(refused).toMatchObject({ code: 1 })
  const { stderr } = refused as { stderr: string }
  expect(stderr).toContain('products[0].category: "lamps" is no category')
  expect(stderr).toContain('products[1].variants[0].priceCents: is negative')
  expect(stderr).not.toContain('at ')
  expect(await readdir(folder)).toEqual(['catalog.json'])
})

test('a catalogue that is no JSON, or is not there, is refused in one line', async () => {
  const file = join(folder, 'broken.json')
  await writeFile(file, '{')
  await expect(writeSeed(file)).rejects.toMatchObject({ code: 1 })
  await expect(writeSeed(join(folder, 'none.json'))).rejects.toMatchObject({
    stderr: expect.stringMatching(/^Cannot make the seed: ENOENT[^\n]*\n$/) as string,
  })
})
