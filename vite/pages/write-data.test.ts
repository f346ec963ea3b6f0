import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ServerEntry } from '../bundle.ts'
import type { Catalog } from '../read-catalog.ts'
import { writeData } from './write-data.ts'

const entry = {
  largestLocalCatalog: 1_000,
  summarizeProduct: ({ handle }) => ({ handle }),
} as ServerEntry

let site: string
beforeEach(async () => {
  site = await mkdtemp(join(tmpdir(), 'write-data-'))
})
afterEach(() => rm(site, { recursive: true }))

/** Writes the data of a catalogue of so many products. */
async function write(count: number) {
  const products = Array.from({ length: count }, (_, i) => ({ handle: `p${i}`, title: `P ${i}` }))
  const changes = { feed: 'f', version: 1, categories: [], products, removed: [] }
  const url = await writeData(changes as unknown as Catalog, entry, site, '/')
  const read = async (name: string) =>
    JSON.parse(await readFile(join(site, url, name), 'utf8')) as Record<string, unknown>
  return { read, has: (name: string) => existsSync(join(site, url, name)) }
}

describe('writeData()', () => {
  it('puts a catalogue of 1,000 products into one file for the device', async () => {
    const { read } = await write(1_000)
    const { index, products } = await read('offline.json')
    expect(index).toEqual(await read('index.json'))
    expect(Object.keys(products as object)).toHaveLength(1_000)
  })

  it('leaves a larger one in the database', async () => {
    const { read, has } = await write(1_001)
    expect(has('offline.json')).toBe(false)
    expect(await read('index.json')).toMatchObject({ remote: true, products: [] })
    expect(has('products/p1000.json')).toBe(true)
  })
})
