import type { Wishlist } from '../../model/wishlist.ts'

/**
 * A wishlist as this device has it. `server` is what the server is known to have, so that what it has not heard of is known;
 * a guest's has none. `handles` in the order of change, newest last.
 */
export type StoredWishlist = {
  flips: Wishlist
  server: Wishlist
  handles: Readonly<Record<string, string>>
}
