import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nameCaches } from './cache-names.ts'
import { MemoryCache, origin } from './memory-cache.fixture.ts'
import { createPrecache } from './precache.ts'

const chunk = '/assets/main-abc.js'
const entries = [{ url: chunk, revision: null, bytes: 5 }]

let cache: MemoryCache
let network: () => Promise<Response>
beforeEach(() => {
  cache = new MemoryCache()
  vi.stubGlobal('location', new URL('/sw.js', origin))
  vi.stubGlobal('caches', { open: async () => cache })
  vi.stubGlobal('fetch', () => network())
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const open = () => createPrecache(entries, nameCaches('b1', '/'))

describe('read()', () => {
  it('gives what is kept, and fetches what was cut off', async () => {
    network = async () => new Response('fresh')
    await cache.put(chunk, new Response('whole'))
    expect(await (await open().read(chunk))?.text()).toBe('whole')
    await cache.put(chunk, new Response('who'))
    expect(await (await open().read(chunk))?.text()).toBe('fresh')
  })

  it('takes a copy of other bytes when the network says nothing', async () => {
    vi.useFakeTimers()
    network = () => new Promise(() => {})
    await cache.put(chunk, new Response('rewritten'))
    const answer = open().read(chunk)
    await vi.advanceTimersByTimeAsync(3_000)
    expect(await (await answer)?.text()).toBe('rewritten')
  }, 5_000)

  it('waits for the network where there is no copy, and is null without one', async () => {
    network = async () => new Response('fresh')
    expect(await (await open().read(chunk))?.text()).toBe('fresh')
    await cache.delete(chunk)
    network = () => Promise.reject(new TypeError('Failed to fetch'))
    expect(await open().read(chunk)).toBeNull()
  })
})
