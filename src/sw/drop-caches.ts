import { isOurs, isOutdated, type CacheNames } from './cache-names.ts'

/** Drops what other builds kept at this scope; photographs stay. */
export async function dropOutdatedCaches(names: CacheNames, scope: string): Promise<void> {
  const outdated = (await caches.keys()).filter((name) => isOutdated(name, names, scope))
  await Promise.all(outdated.map((name) => caches.delete(name)))
}

/** Drops everything the shop keeps at this scope. */
export async function dropAllCaches(scope: string): Promise<void> {
  const names = (await caches.keys()).filter((name) => isOurs(name, scope))
  await Promise.all(names.map((name) => caches.delete(name)))
}
