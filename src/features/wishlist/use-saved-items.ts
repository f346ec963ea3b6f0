import { useState } from 'react'
import { isSaved } from '../../model/wishlist.ts'
import { useWishlist } from './use-wishlist.ts'

/** Newest first. What is taken off here stays in its place until the page is left, so that it can be saved again. */
export function useSavedItems() {
  const { flips, handles } = useWishlist()
  const [shown, setShown] = useState<readonly string[]>([])
  // A press puts a product last in `handles`: where it is shown was decided when it first was.
  const added = Object.keys(handles).filter((id) => isSaved(flips, id) && !shown.includes(id))
  const order = added.length ? [...added.reverse(), ...shown] : shown
  if (added.length) setShown(order)
  return order.flatMap((id) => {
    const handle = handles[id]
    return handle ? [{ id, handle, isSaved: isSaved(flips, id) }] : []
  })
}
