import { PrecacheController } from 'workbox-precaching'
import type { CacheNames } from './cache-names.ts'
import { isKeepable } from './keepable.ts'
import { runLimited } from './run-limited.ts'

/** A file of the build as `vite/service-worker/` lists it. */
export type PrecacheEntry = { url: string; revision: string | null; bytes: number }

/** More at once than workbox does: on a slow network each round trip costs half a second. */
const atOnce = 6
const anyVary = { ignoreVary: true }

/** Everything the build is made of, whole or not there at all. */
export function createPrecache(entries: readonly PrecacheEntry[], names: CacheNames) {
  const controller = new PrecacheController({ cacheName: names.precache })
  controller.addToCacheList([...entries])
  const keys = controller.getURLsToCacheKeys()
  const toUrl = (path: string) => new URL(path, location.href).href
  const bytes = new Map(entries.map((entry) => [toUrl(entry.url), entry.bytes]))
  const revisioned = new Set(
    entries.filter(({ revision }) => revision !== null).map(({ url }) => toUrl(url)),
  )
  const open = () => caches.open(names.precache)

  /** The file, if all its bytes are here. */
  async function readIntact(url: string): Promise<Response | null> {
    const kept = await (await open()).match(keys.get(url) ?? url, anyVary)
    if (!kept) return null
    const body = await kept.blob().catch(() => null)
    if (body?.size !== bytes.get(url)) return null
    return new Response(body, { status: kept.status, headers: kept.headers })
  }

  async function fetchFile(url: string): Promise<Response> {
    // A hash in its name makes any copy the right one; the rest must come from the server.
    const cache = revisioned.has(url) ? 'reload' : 'default'
    const answer = await fetch(url, { cache, credentials: 'same-origin' })
    if (answer.status !== 200) throw new Error(`Cannot keep ${url}: ${answer.status}`)
    // A host may send /_shell.html on to /_shell; a navigation may not be answered by a redirect.
    const isPlain = isKeepable(answer)
    return isPlain ? answer : new Response(answer.body, { headers: answer.headers })
  }

  async function fetchAnew(url: string): Promise<Response> {
    const answer = await fetchFile(url)
    await (await open()).put(keys.get(url) ?? url, answer.clone())
    return answer
  }

  return {
    /** Whether the build has this file. */
    has: (url: string) => keys.has(toUrl(url)),

    /** Brings all that is not here yet. One failure fails the installation, and the old worker stays. */
    async install(): Promise<void> {
      const cache = await open()
      const tasks = [...keys].map(([url, key]) => async () => {
        if (!(await cache.match(key, anyVary))) await cache.put(key, await fetchFile(url))
      })
      await runLimited(atOnce, tasks)
    },

    /** Sets the chunks of the build before aside, for tabs that still run it, and drops the rest. */
    async activate(event: ExtendableEvent): Promise<void> {
      const cache = await open()
      const current = new Set(keys.values())
      const old = (await cache.keys()).filter(({ url }) => !current.has(url))
      if (old.length) await caches.delete(names.before)
      const before = await caches.open(names.before)
      for (const request of old.filter(({ url }) => !url.includes('?'))) {
        const answer = await cache.match(request, anyVary)
        if (answer) await before.put(request, answer).catch(() => {})
      }
      await controller.activate(event)
    },

    /** A file of this build from the device; one that is damaged is fetched again. Null when it cannot be had. */
    async read(path: string): Promise<Response | null> {
      const url = toUrl(path)
      return (await readIntact(url)) ?? (await fetchAnew(url).catch(() => null))
    },

    /** The file fetched anew, when what was here turned out to be illegible. */
    refetch: (path: string) => fetchAnew(toUrl(path)),

    /** A chunk of the build before. */
    readBefore: async (url: string) => (await caches.open(names.before)).match(url, anyVary),

    /** Fetches again what is missing or damaged. Static routing serves chunks past the worker, so nobody else would see it. */
    async heal(): Promise<void> {
      const tasks = [...keys.keys()].map((url) => async () => {
        if (!(await readIntact(url))) await fetchAnew(url).catch(() => {})
      })
      await runLimited(atOnce, tasks)
    },
  }
}

export type Precache = ReturnType<typeof createPrecache>
