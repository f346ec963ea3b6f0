import { useEffect, useState, type ReactNode } from 'react'
import { nothingInCart, nothingNote, shopEverything } from '#messages/cart-page.ts'
import { yourCart } from '#messages/cart.ts'
import { Link } from '../../lib/link.tsx'
import type { ProductImage } from '../../model/product.ts'
import { Picture } from '../../ui/picture.tsx'
import { useCart } from './use-cart.ts'

/** On a phone its sides are cropped: the file must be wider than the screen. */
export const emptyCartSizes = '(min-width: 60rem) 56vw, (min-width: 44rem) 92vw, 142vw'

function EmptyCart({ picture }: { picture: ProductImage | null }) {
  return (
    <div className="empty-state">
      <div className="way-on">
        <p className="display-3">{nothingInCart}</p>
        <p className="note">{nothingNote}</p>
        <Link className="button button-quiet" to="/shop">
          {shopEverything}
        </Link>
      </div>
      {picture && <Picture image={picture} sizes={emptyCartSizes} isFirst />}
    </div>
  )
}

const load = () => import('./cart-contents.tsx')

/** The lines' code once there are lines; it stays when the last one goes, for the way back. */
function useContents(isNeeded: boolean) {
  const [parts, setParts] = useState<Awaited<ReturnType<typeof load>> | null>(null)
  const [error, setError] = useState<unknown>(null)
  useEffect(() => {
    if (isNeeded && !parts) load().then(setParts, setError)
  }, [isNeeded, parts])
  if (error !== null) throw error // the page says that it cannot be drawn, and how to go on
  return parts?.CartContents
}

/** What the file shows, an empty cart; the page's first script covers it where the device has another. */
function Unfilled({ isNeeded, empty }: { isNeeded: boolean; empty: ReactNode }) {
  return (
    <div className="ledger" data-empty="" data-awaited={isNeeded || undefined}>
      <section aria-labelledby="cart-title" aria-busy={isNeeded} data-region="">
        <div className="ledger-head">
          <h1 className="display-2" id="cart-title" tabIndex={-1}>
            {yourCart}
          </h1>
        </div>
        {empty}
      </section>
    </div>
  )
}

type CartPageProps = {
  /** Shown when there is nothing in the cart. */
  picture: ProductImage | null
  /** Stands below the cart once its height is known. */
  saved: ReactNode
}

export function CartPage({ picture, saved }: CartPageProps) {
  const { isAwaited, lines } = useCart()
  const isNeeded = isAwaited || lines.length > 0
  const Contents = useContents(isNeeded)
  const empty = <EmptyCart picture={picture} />
  return (
    <div className="width">
      {Contents ? <Contents empty={empty} /> : <Unfilled {...{ isNeeded, empty }} />}
      {!isAwaited && (Contents || !lines.length) && saved}
    </div>
  )
}
