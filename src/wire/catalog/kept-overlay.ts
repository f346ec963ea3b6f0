import type { CatalogOverlay } from './catalog-index.ts'

/** The build's snapshot an overlay lies on. */
export type Base = { feed: string; version: number }

/** What a page knew of the catalogue beyond its build, kept on the device for the next page and for times offline. */
export type KeptOverlay = {
  overlay: CatalogOverlay
  base: Base
  /** When the feed last answered, in ms by this device's clock; 0 when that cannot be said. */
  storedAt: number
}

/** Each language has its own: another one's titles would be told in the wrong words. */
const base = import.meta.env.BASE_URL
const keptCacheName = base === '/' ? 'catalog' : `catalog${base}`
const entryUrl = `${base}data/kept-overlay.json`

/** A clock that was set back would make the past a future; a minute may be a correction. */
const clockSlackMs = 60_000

/**
 * Whether an overlay may be laid on a build: it must tell of the same database, from that build's version or before, up to
 * it or later. A gap between the two would hide a change for good.
 */
export function fitsBuild({ overlay, base }: KeptOverlay, build: Base): boolean {
  if (base.feed !== build.feed || base.version > build.version) return false
  return overlay.whole || (overlay.feed === build.feed && overlay.version >= build.version)
}

function isKept(value: unknown): value is KeptOverlay {
  const { overlay, base, storedAt } = (value ?? {}) as Partial<KeptOverlay>
  return (
    typeof overlay?.version === 'number' &&
    typeof overlay.products === 'object' &&
    typeof base?.version === 'number' &&
    typeof storedAt === 'number'
  )
}

/**
 * Reads the text of a kept overlay.
 * @returns null when it is damaged; a time of storing that lies ahead of `now` comes back as 0
 */
export function parseKept(text: string, now: number): KeptOverlay | null {
  try {
    const kept: unknown = JSON.parse(text)
    if (!isKept(kept)) return null
    return { ...kept, storedAt: kept.storedAt > now + clockSlackMs ? 0 : kept.storedAt }
  } catch {
    return null
  }
}

/** The overlay kept for this build, or null. A damaged entry is taken away. */
export async function readKeptOverlay(build: Base): Promise<KeptOverlay | null> {
  const cache = await caches.open(keptCacheName)
  const entry = await cache.match(entryUrl)
  if (!entry) return null
  const kept = parseKept(await entry.text(), Date.now())
  if (!kept) await cache.delete(entryUrl)
  return kept && fitsBuild(kept, build) ? kept : null
}

/** What is larger costs the next page more to read than to ask for again. */
const maxChars = 1_000_000

/** Keeps it, in place of what was kept before, which stays when this is too large: both are true as far as they go. */
export async function keepOverlay(kept: KeptOverlay): Promise<void> {
  const text = JSON.stringify(kept)
  if (text.length > maxChars) return
  const cache = await caches.open(keptCacheName)
  const headers = { 'content-type': 'application/json' }
  await cache.put(entryUrl, new Response(text, { headers }))
}
