import { knownUser } from '../stored-session.ts'

const prefix = 'wishlist:'

function hasForeign(): boolean {
  const own = [`${prefix}guest`, prefix + knownUser()]
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(prefix) && !own.includes(key))
  } catch {
    return false // storage is forbidden: nothing was kept
  }
}

/**
 * Of a wishlist whose owner has gone only what was never sent stays here, whatever page is open. Its code is fetched where
 * there is such a list; where it does not come the next page tries again.
 */
export async function leaveForeignWishlists(): Promise<void> {
  if (!hasForeign()) return
  const store = await import('./wishlist-store.ts').catch(() => null)
  store?.leaveForeign()
}
