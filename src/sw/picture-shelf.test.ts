import { beforeEach, describe, expect, it } from 'vitest'
import { answerPicture } from './answer-picture.ts'
import { keepThumbnails, listThumbnails } from './keep-thumbnails.ts'
import { candle } from '../model/candle.fixture.ts'
import { summarizeProduct } from '../model/search/summarize-product.ts'
import { MemoryCache, origin } from './memory-cache.fixture.ts'
import { findOtherSize, listOverBudget, parseLedger, touch, writeLedger } from './picture-ledger.ts'
import { openPictureShelf } from './picture-shelf.ts'

const media = (name: string) => `${origin}/media/${name}`
const vase = (width: number, format = 'avif') => media(`vase-1.0a1b2c3d-${width}.${format}`)
const picture = (bytes: number) =>
  new Response('x'.repeat(bytes), { headers: { 'content-type': 'image/avif' } })
const budget = 100

let cache: MemoryCache
const open = () => openPictureShelf(async () => cache, `${origin}/media/.ledger`, budget)
beforeEach(() => {
  cache = new MemoryCache()
})
const kept = () => [...cache.entries.keys()].filter((url) => !url.endsWith('.ledger'))

describe('the ledger of pictures', () => {
  const ledger = () => {
    const notes = new Map()
    for (const name of ['a', 'b', 'c']) touch(notes, name, 40)
    return notes
  }

  it('lets go what was not asked for the longest, and no more than it must', () => {
    const notes = ledger()
    touch(notes, 'a')
    expect(listOverBudget(notes, 100)).toEqual(['b'])
    expect(listOverBudget(notes, 50)).toEqual(['b', 'c'])
    expect(listOverBudget(notes, 120)).toEqual([])
  })

  it('reads what it wrote, and nothing that makes no sense', () => {
    expect(parseLedger(writeLedger(ledger()))).toEqual(ledger())
    expect(parseLedger('[["a",4')).toEqual(new Map())
    expect(parseLedger('[["a",-1,1],["b",4,1]]')).toEqual(new Map([['b', { bytes: 4, usedAt: 1 }]]))
  })

  it('finds the widest other size of the same photograph only', () => {
    const notes = new Map()
    for (const url of [vase(240), vase(800, 'webp'), media('vase-2.0a1b2c3d-1080.avif')])
      touch(notes, url, 1)
    expect(findOtherSize(notes, vase(1280))).toBe(vase(800, 'webp'))
    expect(findOtherSize(notes, media('vase-1.0a1b2c3d.jpg'))).toBe(vase(800, 'webp'))
    expect(findOtherSize(notes, media('jar-1.0a1b2c3d-240.avif'))).toBeNull()
  })
})

describe('openPictureShelf()', () => {
  it('stays within its budget by real bytes', async () => {
    const shelf = open()
    for (const width of [240, 360, 540]) await shelf.keep(vase(width), picture(40))
    expect(kept()).toEqual([vase(360), vase(540)])
    expect(await shelf.weigh()).toBe(80)
  })

  it('knows after a restart what was used last', async () => {
    const before = open()
    await before.keep(vase(240), picture(40))
    await before.keep(vase(360), picture(40))
    await before.read(vase(240))
    await before.settle()
    await open().keep(vase(540), picture(40))
    expect(kept()).toEqual([vase(240), vase(540)])
  })

  it('counts what a worker kept that was stopped before it wrote it down', async () => {
    await cache.put(vase(240), picture(70))
    const shelf = open()
    expect(await shelf.weigh()).toBe(70)
    await shelf.keep(vase(360), picture(40))
    expect(kept()).toEqual([vase(360)])
  })

  it.each([
    ['empty', () => picture(0)],
    ['no picture', () => new Response('<html>', { headers: { 'content-type': 'text/html' } })],
    ['half of it', () => picture(10)],
  ])('throws a picture away that is %s', async (_, damaged) => {
    const shelf = open()
    await shelf.keep(vase(240), picture(40))
    await cache.put(vase(240), damaged())
    expect(await shelf.read(vase(240))).toBeNull()
    expect(kept()).toEqual([])
  })

  it('finds damage before it knows its ledger, as the first picture of a page is read', async () => {
    await open().keep(vase(240), picture(40))
    const { headers } = (await cache.match(vase(240)))!
    await cache.put(vase(240), new Response('GIF?', { headers }))
    expect(await open().read(vase(240))).toBeNull()
  })

  it('does not fail when storage is full', async () => {
    const shelf = open()
    cache.isFull = true
    await shelf.keep(vase(240), picture(40))
    expect(await shelf.read(vase(240))).toBeNull()
  })
})

describe('answerPicture()', () => {
  const offline = () => Promise.reject(new TypeError('Failed to fetch'))
  const ask = async (url: string, network: () => Promise<Response>) => {
    const work: Promise<unknown>[] = []
    const afterwards = (task: Promise<unknown>) => void work.push(task)
    const answer = await answerPicture(new Request(url), open(), network, afterwards)
    await Promise.all(work)
    return answer
  }

  it('asks the network once, then never again', async () => {
    expect((await (await ask(vase(800), async () => picture(9))).blob()).size).toBe(9)
    expect((await (await ask(vase(800), offline)).blob()).size).toBe(9)
  })

  it('shows another size offline, or when the size is gone', async () => {
    await open().keep(vase(360), picture(30))
    expect((await (await ask(vase(1280), offline)).blob()).size).toBe(30)
    const gone = async () => new Response(null, { status: 404 })
    expect((await (await ask(vase(1280, 'webp'), gone)).blob()).size).toBe(30)
  })

  it('keeps no error', async () => {
    expect((await ask(vase(800), async () => new Response(null, { status: 404 }))).status).toBe(404)
    expect(kept()).toEqual([])
  })

  it('fails where there is neither network nor any size', async () => {
    await expect(ask(vase(800), offline)).rejects.toThrow('Failed to fetch')
  })
})

describe('thumbnails', () => {
  const first = { ...candle.images[0]!, url: '/media/candle-1.0a1b2c3d.jpg' }
  const second = { ...first, url: '/media/candle-2.0a1b2c3d.jpg' }
  const product = { ...candle, images: [first, second] }
  const bundleOf = (count: number, sold = product) => ({
    index: {
      ...{ feed: 'f', version: 1, categories: [] },
      products: Array.from({ length: count }, () => summarizeProduct(sold)),
    },
    products: count ? { [sold.handle]: sold } : {},
  })
  const list = (...order: Parameters<typeof bundleOf>) =>
    listThumbnails(bundleOf(...order)).filter((url) => url.includes('candle-'))

  it('are small: the first of each product before all others', () => {
    const small = ['/media/candle-1.0a1b2c3d-360.avif', '/media/candle-2.0a1b2c3d-360.avif']
    expect(list(1)).toEqual(small)
    expect(list(200)).toEqual(small.slice(0, 1))
    expect(list(400)).toEqual(['/media/candle-1.0a1b2c3d-240.avif'])
  })

  it('leave out pictures that the build made no sizes of', () => {
    const foreign = { ...product, images: [{ ...first, url: 'https://cdn.test/candle-1.jpg' }] }
    expect(list(1, foreign)).toEqual([])
  })

  it('give up nothing that was seen, and skip what is here in any size', async () => {
    const asked: string[] = []
    const shelf = open()
    await shelf.keep(vase(800), picture(60))
    const urls = [vase(360), media('a.0a1b2c3d-360.avif'), media('b.0a1b2c3d-360.avif')]
    const fetch = async (url: string) => {
      asked.push(url)
      return picture(35)
    }
    await keepThumbnails(urls, shelf, fetch)
    expect(asked).not.toContain(vase(360))
    expect(kept()).toEqual([vase(800), urls[1]])
  })

  it('are looked for on the shelf once for all', async () => {
    const [shelf, urls] = [open(), [vase(360), media('a.0a1b2c3d-360.avif')]]
    await shelf.keep(vase(800), picture(20))
    const looks: string[] = []
    const watched = new Proxy(shelf, {
      get: (target, name: keyof typeof shelf) => (looks.push(name), target[name]),
    })
    await keepThumbnails(urls, watched, async () => picture(20))
    expect(looks.filter((name) => /list|any/i.test(name))).toEqual(['listPhotographs'])
  })
})
