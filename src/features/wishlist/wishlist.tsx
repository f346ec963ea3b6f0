import '../../styles/ledger.css'
import { jewelryAlt } from '#messages/empty-state.ts'
import * as words from '#messages/wishlist.ts'
import { Link } from '../../lib/link.tsx'
import { siteImages } from '../../model/site-images.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useSavedItems } from './use-saved-items.ts'
import { useKeptWishlist } from './use-wishlist.ts'
import { WishCard } from './wish-card.tsx'

function Empty({ isGuest }: { isGuest: boolean }) {
  const said = (
    <>
      <p>{isGuest ? words.emptyGuest : words.empty}</p>
      <Link className="line-link" to="/shop">
        {words.toShop} <Icon name="arrow" />
      </Link>
    </>
  )
  // A guest's stands below the way in, which has a picture.
  if (isGuest) return <div className="way-on">{said}</div>
  return <EmptyState image={{ ...siteImages.jewelry, alt: jewelryAlt }}>{said}</EmptyState>
}

/** What someone saved, in the account, or as a guest on this device. */
export function Wishlist({ isGuest = false }: { isGuest?: boolean }) {
  useKeptWishlist(true)
  const items = useSavedItems()
  return (
    <section className="account-wishlist" aria-labelledby="wishlist">
      <div className="section-head">
        <h2 className="display-4" id="wishlist">
          {isGuest ? words.onThisDevice : words.wishlist}
        </h2>
      </div>
      {items.length ? (
        <ul className="grid grid-4">
          {items.map((item) => (
            <WishCard key={item.id} {...item} />
          ))}
        </ul>
      ) : (
        <Empty isGuest={isGuest} />
      )}
    </section>
  )
}
