import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { limitCache } from './limit-cache.ts'
import { MemoryCache, origin } from './memory-cache.fixture.ts'

let cache: MemoryCache
beforeEach(async () => {
  cache = new MemoryCache()
  vi.stubGlobal('caches', { open: async () => cache })
  const headers = { 'content-type': 'text/html', 'content-security-policy': `default-src 'self'` }
  for (const path of ['/a', '/b', '/c']) await cache.put(path, new Response(path, { headers }))
})
afterEach(() => vi.unstubAllGlobals())

const limit = (path: string, most: number) => limitCache('pages', origin + path, most)
const list = async () => (await cache.keys()).map(({ url }) => new URL(url).pathname)

it('limitCache() lets go what was not used for longest', async () => {
  await limit('/c', 2)
  expect(await list()).toEqual(['/b', '/c'])
})

it('limitCache() keeps what is used now, though it was the oldest', async () => {
  await limit('/a', 2)
  expect(await list()).toEqual(['/c', '/a'])
  const kept = (await cache.match('/a'))!
  expect(await kept.text()).toBe('/a')
  expect(kept.headers.get('content-security-policy')).toBe(`default-src 'self'`)
})

it('limitCache() writes nothing where there is room and the last put is used', async () => {
  cache.log.length = 0
  await limit('/c', 3)
  await limit('/gone', 9)
  expect(cache.log).toEqual([])
  expect(await list()).toEqual(['/a', '/b', '/c'])
})
