import { save } from '#messages/wishlist.ts'
import { isSaved } from '../../model/wishlist.ts'
import { flipSaved } from '../../wire/auth/wishlist-store.ts'
import { Icon } from '../../ui/icon.tsx'
import { useKeptWishlist, useWishlist } from './use-wishlist.ts'

/** Puts a product on the wishlist of this device's shopper, and takes it off again. */
export function SaveButton({
  product: { id, handle },
}: {
  product: { id: string; handle: string }
}) {
  const { flips } = useWishlist()
  useKeptWishlist(false)
  return (
    <li className="buy-share buy-save">
      <Icon name="heart" />
      <button
        className="text-button"
        type="button"
        aria-pressed={isSaved(flips, id)}
        onClick={() => flipSaved(id, handle)}
      >
        {save}
      </button>
    </li>
  )
}
