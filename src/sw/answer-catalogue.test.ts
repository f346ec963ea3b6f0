import { beforeEach, describe, expect, it, vi } from 'vitest'
import { candle } from '../model/candle.fixture.ts'
import { answerCatalogue } from './answer-catalogue.ts'
import type { CatalogueBundle } from './catalogue-bundle.ts'
import { MemoryCache, origin } from './memory-cache.fixture.ts'

const bundle: CatalogueBundle = {
  index: { feed: 'f', version: 7, categories: [], products: [] },
  products: { [candle.handle]: candle },
}
const product = (hash: string, handle: string) => `/data/${hash}/products/${handle}.json`

let answers: MemoryCache
let met: MemoryCache
let asked: string[]
let limited: string[]
let network: () => Promise<Response>
beforeEach(() => {
  ;[answers, met, asked, limited] = [new MemoryCache(), new MemoryCache(), [], []]
  network = () => Promise.reject(new TypeError('Failed to fetch'))
})

async function ask(path: string, isSmall = true): Promise<Response> {
  const work: Promise<unknown>[] = []
  const answer = await answerCatalogue(new Request(origin + path), {
    dataUrl: '/data/aaaa',
    readBundle: async () => (isSmall ? bundle : null),
    ...{ answers, met },
    limit: async (url) => void limited.push(new URL(url).pathname),
    fetch: (request) => {
      asked.push(new URL(request.url).pathname)
      return network()
    },
    afterwards: (task) => void work.push(task),
  })
  await Promise.all(work)
  return answer
}

describe('answerCatalogue()', () => {
  it('answers for its own build without the network', async () => {
    network = async () => Response.json({ title: 'of the network' })
    expect(await (await ask(product('aaaa', candle.handle))).json()).toEqual(candle)
    expect(await (await ask('/data/aaaa/index.json')).json()).toEqual(bundle.index)
    expect(asked).toEqual([])
  })

  it('fails for a product nobody here knows, rather than deny that it exists', async () => {
    for (const handle of ['newer', 'constructor'])
      await expect(ask(product('aaaa', handle))).rejects.toThrow('Failed to fetch')
  })

  it('passes on that a product is gone', async () => {
    network = async () => new Response(null, { status: 404 })
    expect((await ask(product('aaaa', 'newer'))).status).toBe(404)
  })

  it('asks the network for another build first', async () => {
    network = async () => Response.json({ title: 'newer' })
    expect(await (await ask(product('bbbb', candle.handle))).json()).toEqual({ title: 'newer' })
  })

  it.each([
    ['offline', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['when its files are gone', async () => new Response(null, { status: 404 })],
  ])('stands in for another build %s, and says of which snapshot', async (_, answer) => {
    network = answer
    const stand = await (await ask(product('bbbb', candle.handle))).json()
    expect(stand).toEqual({ ...candle, snapshot: { feed: 'f', version: 7 } })
    expect(await (await ask('/data/bbbb/index.json')).json()).toMatchObject({ version: 7 })
  })

  it('is a failed request offline, where it knows nothing of another build’s product', async () => {
    const answer = await ask(product('bbbb', 'newer'))
    expect([answer.type, answer.ok]).toEqual(['error', false])
  })

  it('waits for a slow network where nothing can stand in', async () => {
    vi.useFakeTimers()
    const slow = Promise.withResolvers<Response>()
    network = () => slow.promise
    const answer = ask(product('bbbb', 'newer'))
    await vi.advanceTimersByTimeAsync(5_000)
    slow.resolve(Response.json({ title: 'newer' }))
    vi.useRealTimers()
    expect((await answer).ok).toBe(true)
  })

  it('gives the kept answers of a page, and fetches damaged ones', async () => {
    await answers.put('/data/aaaa/pages/1.json', Response.json(['kept']))
    expect(await (await ask('/data/aaaa/pages/1.json')).json()).toEqual(['kept'])
    await answers.put('/data/aaaa/pages/1.json', new Response('["ke'))
    network = async () => Response.json(['fresh'])
    expect(await (await ask('/data/aaaa/pages/1.json')).json()).toEqual(['fresh'])
  })

  it('keeps what it meets of a catalogue too large for the device', async () => {
    network = async () => Response.json({ title: 'met' })
    await ask(product('aaaa', 'one'), false)
    network = () => Promise.reject(new TypeError('Failed to fetch'))
    expect(await (await ask(product('aaaa', 'one'), false)).json()).toEqual({ title: 'met' })
    expect(limited).toEqual([product('aaaa', 'one'), product('aaaa', 'one')])
  })
})
