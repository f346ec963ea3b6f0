// Not its PrecacheController: that installs one file after the other, and weighs 1.4 KB more.
import { createCacheKey } from 'workbox-precaching/utils/createCacheKey.js'
import type { CacheNames } from './cache-names.ts'
import { isKeepable, plainHeaders } from './keepable.ts'
import { tooLate, within } from './patience.ts'
import { runLimited } from './run-limited.ts'

/** A file of the build as `vite/service-worker/` lists it. */
export type PrecacheEntry = { url: string; revision: string | null; bytes: number }

/** More at once than workbox does: on a slow network each round trip costs half a second. */
const atOnce = 6
/** A network that says nothing for this long is none, where any copy is at hand. */
const patienceMs = 3_000
const anyVary = { ignoreVary: true }

const toUrl = (path: string) => new URL(path, location.href).href

/**
 * Everything the build is made of, whole or not there at all.
 *
 * @param accepts - whether an answer of the network is what this build has under an absolute URL.
 */
export function createPrecache(
  entries: readonly PrecacheEntry[],
  names: CacheNames,
  accepts: (url: string, answer: Response) => Promise<boolean> = async () => true,
) {
  const keys = new Map(entries.map((entry) => [toUrl(entry.url), createCacheKey(entry).cacheKey]))
  const bytes = new Map(entries.map((entry) => [toUrl(entry.url), entry.bytes]))
  const revisioned = new Set(
    entries.filter(({ revision }) => revision !== null).map(({ url }) => toUrl(url)),
  )
  const open = () => caches.open(names.precache)

  async function readKept(url: string): Promise<{ answer: Response; size: number } | null> {
    const kept = await (await open()).match(keys.get(url) ?? url, anyVary)
    const body = await kept?.blob().catch(() => null)
    if (!kept || !body?.size) return null
    return { answer: new Response(body, { headers: plainHeaders(kept.headers) }), size: body.size }
  }

  const isIntact = async (url: string) => (await readKept(url))?.size === bytes.get(url)

  async function fetchFile(url: string): Promise<Response> {
    // A hash in its name makes any copy the right one; the rest must come from the server.
    const cache = revisioned.has(url) ? 'reload' : 'default'
    const answer = await fetch(url, { cache, credentials: 'same-origin' })
    if (answer.status !== 200) throw new Error(`Cannot keep ${url}: ${answer.status}`)
    if (!(await accepts(url, answer.clone())))
      throw new Error(`Cannot keep ${url}: it is of another build`)
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
        if (!(await isIntact(url))) await cache.put(key, await fetchFile(url))
      })
      await runLimited(atOnce, tasks)
    },

    /** Sets the chunks of the build before aside, for tabs that still run it, and drops the rest. */
    async activate(): Promise<void> {
      const cache = await open()
      const current = new Set(keys.values())
      const old = (await cache.keys()).filter(({ url }) => !current.has(url))
      if (old.length) await caches.delete(names.before)
      const before = await caches.open(names.before)
      for (const request of old) {
        const answer = await cache.match(request, anyVary)
        const isHashed = !request.url.includes('?')
        if (answer && isHashed) await before.put(request, answer).catch(() => {})
        await cache.delete(request)
      }
    },

    /**
     * A file of this build from the device; one of other bytes than the build gave it is fetched again. Offline it is
     * taken as it is, for a host may have rewritten it on the way, and so it is on a network that says nothing. Null when
     * there is nothing.
     */
    async read(path: string): Promise<Response | null> {
      const url = toUrl(path)
      const kept = await readKept(url)
      if (kept && kept.size === bytes.get(url)) return kept.answer
      const anew = fetchAnew(url)
      if (!kept) return anew.catch(() => null)
      const answer = await within(patienceMs, anew).catch(() => tooLate)
      return answer instanceof Response ? answer : kept.answer
    },

    /** The file fetched anew, when what was here turned out to be illegible. */
    refetch: (path: string) => fetchAnew(toUrl(path)),

    /** A chunk of the build before. */
    readBefore: async (url: string) => (await caches.open(names.before)).match(url, anyVary),

    /** Fetches again what is missing or damaged. */
    async heal(): Promise<void> {
      const tasks = [...keys.keys()].map((url) => async () => {
        if (!(await isIntact(url))) await fetchAnew(url).catch(() => {})
      })
      await runLimited(atOnce, tasks)
    },
  }
}

export type Precache = ReturnType<typeof createPrecache>
