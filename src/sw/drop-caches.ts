import { CacheExpiration } from 'workbox-expiration'
import { isOurs, isOutdated, type CacheNames } from './cache-names.ts'

/** Drops what other builds kept at this scope; photographs stay. */
export async function dropOutdatedCaches(names: CacheNames, scope: string): Promise<void> {
  const outdated = (await caches.keys()).filter((name) => isOutdated(name, names, scope))
  await Promise.all(outdated.map(drop))
}

/** Drops everything the shop keeps at this scope. */
export async function dropAllCaches(scope: string): Promise<void> {
  await Promise.all((await caches.keys()).filter((name) => isOurs(name, scope)).map(drop))
}

async function drop(name: string) {
  await caches.delete(name)
  // The notes about its entries lie in a database of their own, which may be out of reach.
  await new CacheExpiration(name, { maxEntries: 1 }).delete().catch(() => {})
}
