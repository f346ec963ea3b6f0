import '../../styles/fields.css'
import '../../styles/cart.css'
import '../../styles/checkout.css'
import { useEffect, useState } from 'react'
import * as words from '#messages/checkout.ts'
import { giftsAlt } from '#messages/empty-state.ts'
import { Link } from '../../lib/link.tsx'
import { useNavigate } from '../../lib/navigate.ts'
import { siteImages } from '../../model/site-images.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { recallPaid } from '../../wire/checkout/placed-orders.ts'
import { CheckoutHeader } from './checkout-header.tsx'
import { CheckoutForm, type CheckoutCart } from './checkout-form.tsx'
import { findPaid } from './find-paid.ts'

type NothingProps = {
  /** The cart holds something, but nothing that can be sold. */
  hasLines: boolean
  /** It held something when this page was opened. */
  wasFilled: boolean
  isGuest: boolean
}

function Nothing({ hasLines, wasFilled, isGuest }: NothingProps) {
  const note = wasFilled ? words.emptiedNote : words.emptyNote
  return (
    <div className="ledger" data-empty="">
      <section>
        <div className="ledger-head">
          <h1 className="display-2">{words.checkout}</h1>
        </div>
        <EmptyState image={{ ...siteImages.gifts, alt: giftsAlt }}>
          <p className="display-3">{hasLines ? words.unsoldTitle : words.emptyTitle}</p>
          <p className="note">{hasLines ? words.unsoldNote : note}</p>
          <Link className="button button-quiet" to="/shop">
            {words.shopEverything}
          </Link>
          {hasLines && (
            <Link className="line-link" to="/cart">
              {words.yourCart}
            </Link>
          )}
          {!hasLines && !isGuest && (
            <Link className="line-link" to="/account/orders">
              {words.yourOrders}
            </Link>
          )}
        </EmptyState>
      </section>
    </div>
  )
}

/** As long as a cart may take to hear that it was paid for. */
const lateMs = 60_000

/**
 * Who comes back here after paying, by the back button or a day later, is shown the order instead of paying again, and
 * instead of a cart that was emptied by it.
 * @param since when what was paid for emptied this cart at the earliest
 */
function usePaidMeanwhile(isEmpty: boolean, since: number) {
  const navigate = useNavigate()
  const paidPath = isEmpty ? recallPaid(since) : null
  useEffect(() => {
    if (paidPath) return navigate(paidPath, { replace: true })
    let isOver = false
    const look = async () => {
      const path = await findPaid()
      if (path && !isOver) navigate(path, { replace: true })
    }
    const onReturn = () => document.visibilityState === 'visible' && void look()
    void look()
    document.addEventListener('visibilitychange', onReturn)
    addEventListener('pageshow', onReturn)
    addEventListener('online', onReturn)
    return () => {
      isOver = true
      document.removeEventListener('visibilitychange', onReturn)
      removeEventListener('pageshow', onReturn)
      removeEventListener('online', onReturn)
    }
  }, [navigate, paidPath])
  return paidPath !== null
}

/** @param props.cart what is to be ordered. It may be emptied while the provider's page opens. */
export function CheckoutPage({ cart }: { cart: CheckoutCart }) {
  const [openedAt] = useState(() => Date.now())
  const [wasFilled, setFilled] = useState(false)
  const { lines, isGuest } = cart
  const hasLines = lines.length > 0
  const canBeSold = lines.some(({ quantity }) => quantity > 0)
  if (canBeSold && !wasFilled) setFilled(true)
  const isEmpty = !canBeSold && !(wasFilled && hasLines)
  const isPaid = usePaidMeanwhile(!hasLines, wasFilled ? openedAt - lateMs : 0)
  return (
    <div className="checkout">
      <CheckoutHeader />
      <div className="width">
        {!isEmpty && <CheckoutForm key={cart.owner} cart={cart} />}
        {isEmpty && !isPaid && <Nothing {...{ hasLines, wasFilled, isGuest }} />}
      </div>
    </div>
  )
}
