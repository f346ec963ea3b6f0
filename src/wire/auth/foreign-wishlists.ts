import { listUnsent } from '../../model/wishlist.ts'
import type { StoredWishlist } from './stored-wishlist.ts'

const prefix = 'wishlist:'

/** As much of a wishlist as the server has not heard of; null where it has heard all. */
export function keepUnsent({ flips, server, handles }: StoredWishlist): StoredWishlist | null {
  const unsent = new Set(listUnsent(flips, server).map(({ product }) => product))
  if (!unsent.size) return null
  const pick = <T>(all: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(all).filter(([product]) => unsent.has(product)))
  return { flips: pick(flips), server: pick(server), handles: pick(handles) }
}

function reduce(key: string, parse: (text: string | null) => StoredWishlist): void {
  const left = keepUnsent(parse(localStorage.getItem(key)))
  if (left) localStorage.setItem(key, JSON.stringify(left))
  else localStorage.removeItem(key)
}

/**
 * Whose session ended without a sign-out leaves only what was never sent; all else the server has.
 * @param owners whose wishlists stay whole
 * @param parse reads a stored wishlist
 */
export function reduceForeignWishlists(
  owners: readonly string[],
  parse: (text: string | null) => StoredWishlist,
): void {
  const whole = new Set(owners.map((owner) => prefix + owner))
  try {
    const foreign = Object.keys(localStorage).filter(
      (key) => key.startsWith(prefix) && !whole.has(key),
    )
    for (const key of foreign) reduce(key, parse)
  } catch {
    // storage is forbidden: nothing was kept
  }
}
