import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nameCaches } from './cache-names.ts'
import { MemoryCache, origin } from './memory-cache.fixture.ts'
import { listShown } from './keep-neighbours.ts'

it('listShown() finds each product of an answer once, and no category', () => {
  const product = (handle: string) => ({ handle, variants: [] })
  const answers = [
    { key: ['product'], data: product('a') },
    { key: ['related'], data: [product('b'), product('a')] },
    { key: ['categories'], data: [{ handle: 'oils', title: 'Oils' }] },
    { key: ['listing'], data: { products: [product('c')], page: null } },
  ]
  expect([...listShown(answers).keys()]).toEqual(['a', 'b', 'c'])
})

describe('keepNeighbours()', () => {
  const answersUrl = '/data/aaaa/pages/1.json'
  const pageData = `<script type="application/json" id="page-data">{"answersUrl":"${answersUrl}"}</script>`
  const productPath = (handle: string) => `/data/aaaa/products/${handle}.json`
  let cache: MemoryCache
  beforeEach(async () => {
    cache = new MemoryCache()
    await cache.put('/', new Response(`<html>${pageData}</html>`))
    await cache.put(answersUrl, Response.json([{ data: { handle: 'vase', variants: [] } }]))
    // What the browser's library looks for when it is loaded.
    vi.stubGlobal('self', globalThis)
    vi.stubGlobal('location', new URL('/sw.js', origin))
    vi.stubGlobal('caches', { open: async () => cache })
    vi.stubGlobal('fetch', async () => Response.json({}))
  })
  afterEach(() => vi.unstubAllGlobals())

  async function keep(connection: object, path = '/') {
    vi.stubGlobal('navigator', { connection })
    const { openDevice } = await import('./device.ts')
    const { keepNeighbours } = await import('./keep-neighbours.ts')
    const names = nameCaches('b1', '/')
    cache.log.length = 0
    const device = openDevice({ names, entries: [], dataUrl: '/data/aaaa' })
    await keepNeighbours(device, origin + path, `${origin}/`)
    return cache.log
  }

  it('keeps the products a page shows', async () => {
    const kept = await keep({})
    expect(kept).toEqual(expect.arrayContaining(['/data/aaaa/index.json', productPath('vase')]))
  })

  it('keeps what sells best, too, with a small picture', async () => {
    const image = { url: '/media/oil-1.01234567.jpg', width: 1280 }
    const oil = { handle: 'oil', variants: [], images: [image] }
    await cache.put('/data/aaaa/pages/2.json', Response.json([{ data: [oil] }]))
    const other = pageData.replace('1.json', '2.json')
    await cache.put('/product/oil', new Response(`<html>${other}</html>`))
    const kept = await keep({}, '/product/oil')
    expect(kept).toEqual(expect.arrayContaining(['vase', 'oil'].map(productPath)))
    expect(kept.join()).toMatch(/oil-1\.01234567-\d+\.avif/)
  })

  it.each([{ saveData: true }, { effectiveType: '3g' }])(
    'fetches nothing under %j',
    async (dear) => {
      expect(await keep(dear)).toEqual([])
    },
  )
})
