import { useExtra } from '../../lib/use-extra.ts'

const load = async () => (await import('./wishlist.tsx')).Wishlist

/** The wishlist of who has no account, or is not in it just now: it comes after the way in. */
export function GuestWishlist() {
  const List = useExtra(load)
  return List && <List isGuest />
}
