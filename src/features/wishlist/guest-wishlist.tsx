import { useEffect, useState } from 'react'
import type * as Module from './wishlist.tsx'

type Wishlist = (typeof Module)['Wishlist']

/** The wishlist of who has no account, or is not in it just now: it comes after the way in. */
export function GuestWishlist() {
  const [List, setList] = useState<Wishlist | null>(null)
  // Without a network the products on it could not be shown either; the next visit asks again.
  useEffect(() => {
    import('./wishlist.tsx').then(
      ({ Wishlist }) => setList(() => Wishlist),
      () => {},
    )
  }, [])
  return List && <List isGuest />
}
