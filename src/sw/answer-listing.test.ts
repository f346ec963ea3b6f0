import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nameCaches } from './cache-names.ts'
import { MemoryCache, origin } from './memory-cache.fixture.ts'

const url = `${origin}/rest/v1/rpc/search_products?query=oil`
const found = { products: [{ handle: 'oil', variants: [], images: [] }] }
const names = nameCaches('b1', '/')

/** As far as Workbox uses it; Node has none. */
class WorkerEvent {
  readonly work: Promise<unknown>[] = []
  waitUntil = (task: Promise<unknown>) => void this.work.push(task)
}

let cache: MemoryCache
let network: () => Promise<Response>
beforeEach(() => {
  cache = new MemoryCache()
  // What the browser's library looks for.
  vi.stubGlobal('self', globalThis)
  vi.stubGlobal('__WB_DISABLE_DEV_LOGS', true)
  vi.stubGlobal('ExtendableEvent', WorkerEvent)
  vi.stubGlobal('FetchEvent', class extends WorkerEvent {})
  vi.stubGlobal('location', new URL('/sw.js', origin))
  const match = (asked: RequestInfo) => cache.match(asked)
  vi.stubGlobal('caches', { open: async () => cache, match })
  vi.stubGlobal('navigator', { connection: {} })
  vi.stubGlobal('fetch', async (asked: RequestInfo) => {
    const path = new URL(asked instanceof Request ? asked.url : asked, origin).pathname
    return path.includes('/rpc/') ? network() : Response.json({ of: path })
  })
})
afterEach(() => vi.unstubAllGlobals())

/** Asks as the worker does, and waits for what it does afterwards. */
async function ask(): Promise<Response> {
  const { answerListing } = await import('./answer-listing.ts')
  const { openDevice } = await import('./device.ts')
  const device = openDevice({ names, entries: [], dataUrl: '/data/aaaa' })
  const event = new WorkerEvent()
  const answer = await answerListing(event as never, new Request(url), device)
  await Promise.all(event.work)
  return answer
}
const listKept = () => [...cache.entries.keys()].map((key) => new URL(key).pathname)

describe('answerListing()', () => {
  it('asks the network, keeps its answer and the products in it', async () => {
    network = async () => Response.json(found)
    expect(await (await ask()).json()).toEqual(found)
    expect(listKept()).toEqual(
      expect.arrayContaining(['/rest/v1/rpc/search_products', '/data/aaaa/products/oil.json']),
    )
  })

  it('says without a network what it said before to the same question', async () => {
    network = async () => Response.json(found)
    await ask()
    network = () => Promise.reject(new TypeError('Failed to fetch'))
    expect(await (await ask()).json()).toEqual(found)
  })

  it('keeps no failure, and passes it on', async () => {
    network = async () => new Response('{}', { status: 500 })
    expect((await ask()).status).toBe(500)
    expect(listKept()).toEqual([])
  })
})
