import '../../styles/ledger.css'
import { useState } from 'react'
import { jewelryAlt } from '#messages/empty-state.ts'
import * as words from '#messages/wishlist.ts'
import { Link } from '../../lib/link.tsx'
import { siteImages } from '../../model/site-images.ts'
import { isSaved } from '../../model/wishlist.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useKeptWishlist, useWishlist } from './use-wishlist.ts'
import { WishCard } from './wish-card.tsx'

/** Newest first. What is taken off here stays in its place until the page is left, so that it can be saved again. */
function useItems() {
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
  const items = useItems()
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
