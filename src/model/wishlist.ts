/**
 * A wishlist as counts of flips by product id: how often it was saved or taken out, odd while it is saved. Of two counts
 * the greater stands, so the same news may come twice, late and in any order. See docs/decisions.
 */
export type Wishlist = Readonly<Record<string, number>>

/** One entry of `apply_wishlist_operations`. */
export type WishlistOperation = { product: string; flips: number }

/** The answer of `read_wishlist` and, with `rejected`, of `apply_wishlist_operations`; also what is broadcast. */
export type WishlistAnswer = {
  version: number
  /** Newest change first. `handle` is null where the product is not on sale. */
  items: readonly (WishlistOperation & { handle: string | null })[]
  rejected?: readonly { at: number; code: string }[]
}

export const isSaved = (wishlist: Wishlist, product: string): boolean =>
  (wishlist[product] ?? 0) % 2 === 1

/** "Save" was pressed, or pressed again. */
export const flip = (wishlist: Wishlist, product: string): Wishlist => ({
  ...wishlist,
  [product]: (wishlist[product] ?? 0) + 1,
})

/** What two sides know together. */
export function mergeWishlists(one: Wishlist, other: Wishlist): Wishlist {
  const merged: Record<string, number> = { ...one }
  for (const [product, flips] of Object.entries(other))
    merged[product] = Math.max(flips, merged[product] ?? 0)
  return merged
}

/** What the server has not heard of. */
export const listUnsent = (device: Wishlist, server: Wishlist): WishlistOperation[] =>
  Object.entries(device)
    .filter(([product, flips]) => flips > (server[product] ?? 0))
    .map(([product, flips]) => ({ product, flips }))

/** The account's wishlist, which was read just now, with all that a guest saved; what a guest took out stays. */
export function joinGuestWishlist(account: Wishlist, guest: Wishlist): Wishlist {
  const added = Object.keys(guest).filter(
    (product) => isSaved(guest, product) && !isSaved(account, product),
  )
  return added.reduce(flip, account)
}
