import { isOwnCache } from '../../lib/own-cache.ts'

/** What the shop keeps, in a shopper's words. */
export const storageKinds = ['pages', 'products', 'pictures', 'app'] as const
export type StorageKind = (typeof storageKinds)[number]
export type Stored = { count: number; bytes: number }

export type StorageReport = {
  kinds: Readonly<Record<StorageKind, Stored>>
  total: Stored
  /** What the browser counts for this origin, other storage and padding included, where it tells. */
  usage: number | null
  /** Whether the browser promised to throw nothing away by itself; null where it cannot. */
  isPersisted: boolean | null
}

/** What a stored file is to a shopper: its name says it, whichever cache it lies in. */
export function kindOf(url: string): StorageKind {
  const { pathname } = new URL(url)
  if (pathname.includes('/media/')) return 'pictures'
  if (/\/data\/[^/]+\/pages\//.test(pathname)) return 'pages'
  if (pathname.includes('/data/')) return 'products'
  return /\.\w+$/.test(pathname) ? 'app' : 'pages'
}

async function measureCache(name: string): Promise<(Stored & { kind: StorageKind })[]> {
  const cache = await caches.open(name)
  return Promise.all(
    (await cache.keys()).map(async (request) => {
      const entry = await cache.match(request, { ignoreVary: true })
      const bytes = entry ? (await entry.blob()).size : 0
      return { kind: kindOf(request.url), count: 1, bytes }
    }),
  )
}

const nothing = (): Stored => ({ count: 0, bytes: 0 })

function add(to: Stored, { count, bytes }: Stored) {
  to.count += count
  to.bytes += bytes
}

/** Weighs everything this language's shop has in Cache Storage, file by file, in bytes as they come out of it (uncompressed). */
export async function measureStorage(): Promise<StorageReport> {
  const kinds = { pages: nothing(), products: nothing(), pictures: nothing(), app: nothing() }
  const total = nothing()
  // One cache after the other: all at once would hold every picture in memory.
  const names = (await caches.keys()).filter((name) => isOwnCache(name, import.meta.env.BASE_URL))
  for (const name of names)
    for (const entry of await measureCache(name)) {
      add(kinds[entry.kind], entry)
      add(total, entry)
    }
  return {
    ...{ kinds, total },
    usage: (await navigator.storage?.estimate?.())?.usage ?? null,
    isPersisted: (await navigator.storage?.persisted?.()) ?? null,
  }
}
