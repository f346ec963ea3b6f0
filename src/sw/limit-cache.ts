import { plainHeaders } from './keepable.ts'

const anyVary = { ignoreVary: true }

/**
 * Counts an entry as used now and lets those go that were not used for longest. A cache lists its entries in the order they
 * were put, so one that is put again moves to the end: without a clock, and without the database of `workbox-expiration`,
 * which would be an eighth of the worker.
 * @param url - absolute
 * @param most - entries that stay
 */
export async function limitCache(name: string, url: string, most: number): Promise<void> {
  const cache = await caches.open(name)
  const keys = await cache.keys()
  const others = keys.filter((key) => key.url !== url)
  for (const key of others.slice(0, Math.max(0, others.length + 1 - most)))
    await cache.delete(key, anyVary)
  const used = keys.at(-1)?.url === url ? null : await cache.match(url, anyVary)
  if (!used) return
  await cache.put(url, new Response(await used.blob(), { headers: plainHeaders(used.headers) }))
}
