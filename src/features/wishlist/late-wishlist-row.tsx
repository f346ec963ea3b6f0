import { useExtra } from '../../lib/use-extra.ts'
import { isSaved } from '../../model/wishlist.ts'
import { useWishlist } from './use-wishlist.ts'

const load = async () => (await import('./wishlist-row.tsx')).WishlistRow

/** What was saved, below a page that is about something else; its code comes for who has saved something. */
export function LateWishlistRow() {
  const { flips } = useWishlist()
  const Row = useExtra(
    load,
    Object.keys(flips).some((id) => isSaved(flips, id)),
  )
  return Row && <Row />
}
