import { allSaved, fromWishlist } from '#messages/wishlist.ts'
import { Link } from '../../lib/link.tsx'
import { useSavedItems } from './use-saved-items.ts'
import { useKeptWishlist } from './use-wishlist.ts'
import { WishCard } from './wish-card.tsx'

const mostShown = 4

/** The newest of what was saved, and the way to all of it. */
export function WishlistRow() {
  useKeptWishlist(false)
  const items = useSavedItems()
  if (!items.length) return null
  const { length: count } = items.filter((item) => item.isSaved)
  return (
    <section className="wishlist-row" aria-labelledby="wishlist">
      <div className="section-head">
        <h2 className="display-3" id="wishlist">
          {fromWishlist}
        </h2>
        <Link className="line-link" to="/account/wishlist">
          {allSaved(count)}
        </Link>
      </div>
      <ul className="grid grid-4">
        {items.slice(0, mostShown).map((item) => (
          <WishCard key={item.id} {...item} />
        ))}
      </ul>
    </section>
  )
}
