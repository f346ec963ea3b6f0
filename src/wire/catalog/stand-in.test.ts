import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { QueryClient } from '@tanstack/react-query'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { candle } from '../../model/candle.fixture.ts'
import type * as Queries from './catalog-queries.ts'

/** The page is of a build at version 9; an older worker answers for its files, from version 5. */
const page = { dataUrl: '', feed: 'a', version: 9, answersUrl: '' }
const other = { ...candle, handle: 'other' }
let snapshot: object
let removed: string[]
let feed: string
const asked: string[] = []
let onFeedAsked: () => Promise<unknown>

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://shop')
  const answer = (value: object) =>
    response.setHeader('content-type', 'application/json').end(JSON.stringify(value))
  if (pathname.endsWith('/index.json'))
    return answer({ feed: 'a', version: 5, categories: [], products: [] })
  if (!pathname.includes('/rpc/')) return answer({ ...candle, snapshot })
  const since = Number(searchParams.get('since'))
  asked.push(String(since))
  const changes = {
    ...{ feed, version: 12, categories: null },
    products: since === 0 ? [other] : [],
    removed: since <= 5 ? removed : [],
  }
  return void onFeedAsked().then(() => answer(changes))
})
let queries: typeof Queries
let client: QueryClient

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  vi.stubEnv('VITE_SUPABASE_URL', origin)
  page.dataUrl = `${origin}/data/bbbb`
  vi.stubGlobal('document', { getElementById: () => ({ textContent: JSON.stringify(page) }) })
  queries = await import('./catalog-queries.ts')
})
afterAll(() => server.close())
beforeEach(() => {
  ;[snapshot, removed, feed] = [{ feed: 'a', version: 5 }, [], 'a']
  asked.length = 0
  onFeedAsked = async () => {}
  client = new QueryClient()
})

const readProduct = () => client.fetchQuery(queries.productQuery(candle.handle))
const askFeed = () => client.fetchQuery({ ...queries.overlayQuery, staleTime: 0 })

test('the feed is asked since the snapshot that stood in, once', async () => {
  removed = [candle.handle]
  expect(await readProduct()).toEqual(candle)
  expect((await askFeed()).products).toEqual({ [candle.handle]: null })
  await askFeed()
  expect(asked).toEqual(['5', '12'])
})

test('so it is after an index that stood in', async () => {
  await client.fetchQuery(queries.indexFileQuery)
  await askFeed()
  expect(asked).toEqual(['5'])
})

test('a stand-in that comes late makes an answer stale', async () => {
  await askFeed()
  await readProduct()
  expect(client.getQueryState(queries.overlayQuery.queryKey)?.isInvalidated).toBe(true)
  await askFeed()
  expect(asked).toEqual(['9', '5'])
})

test('one that comes while the feed is asked has it asked again', async () => {
  onFeedAsked = readProduct
  removed = [candle.handle]
  expect((await askFeed()).products).toEqual({ [candle.handle]: null })
  expect(asked).toEqual(['9', '5'])
})

test('the build’s own files change nothing', async () => {
  snapshot = { feed: 'a', version: 9 }
  await readProduct()
  await askFeed()
  expect(asked).toEqual(['9'])
})

test('a stand-in of another history has the feed taken whole', async () => {
  snapshot = { feed: 'z', version: 40 }
  await readProduct()
  expect(await askFeed()).toMatchObject({ feed: 'a', whole: true, products: { other } })
})
