import { useState } from 'react'
import { isSaved } from '../../model/wishlist.ts'
import { useWishlist } from './use-wishlist.ts'

/** Newest first. What is taken off here stays in its place until the page is left, so that it can be saved again. */
export function useSavedItems() {
  const { flips, handles } = useWishlist()
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set())
  const items = Object.entries(handles)
    .filter(([id, handle]) => handle && (isSaved(flips, id) || shown.has(id)))
    .map(([id, handle]) => ({ id, handle, isSaved: isSaved(flips, id) }))
    .reverse()
  const saved = items.filter((item) => item.isSaved && !shown.has(item.id))
  if (saved.length) setShown(new Set([...shown, ...saved.map(({ id }) => id)]))
  return items
}
