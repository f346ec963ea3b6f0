import '../../styles/fields.css'
import '../../styles/cart.css'
import '../../styles/checkout.css'
import { useEffect, useState } from 'react'
import * as words from '#messages/checkout.ts'
import { home, wordmarkLarge, wordmarkSmall } from '#messages/layout.ts'
import { Link } from '../../lib/link.tsx'
import { useNavigate } from '../../lib/navigate.ts'
import { Icon } from '../../ui/icon.tsx'
import { CheckoutForm, type CheckoutCart } from './checkout-form.tsx'
import { findPaid } from './find-paid.ts'

/** Nothing but the way back stands beside an order that is being paid for. */
function CheckoutHeader() {
  return (
    <header className="checkout-header">
      <Link className="checkout-back" to="/cart" aria-label={words.backToCart}>
        <Icon name="back" />
        <span>{words.yourCart}</span>
      </Link>
      <Link className="wordmark" to="/" aria-label={home}>
        <span className="wordmark-anoint">{wordmarkLarge}</span>{' '}
        <span className="wordmark-array">{wordmarkSmall}</span>
      </Link>
    </header>
  )
}

function Empty() {
  return (
    <div className="ledger" data-empty="">
      <div className="way-on">
        <h1 className="display-2">{words.checkout}</h1>
        <p className="display-4">{words.emptyTitle}</p>
        <p className="note">{words.emptyNote}</p>
        <Link className="button button-quiet" to="/shop">
          {words.shopEverything}
        </Link>
      </div>
    </div>
  )
}

/**
 * Who comes back here after paying, by the back button or a day later, is shown the order instead of paying again.
 */
function usePaidMeanwhile() {
  const navigate = useNavigate()
  useEffect(() => {
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
  }, [navigate])
}

/** @param props.cart what is to be ordered. It may be emptied while the provider's page opens. */
export function CheckoutPage({ cart }: { cart: CheckoutCart }) {
  usePaidMeanwhile()
  const [wasFilled, setFilled] = useState(false)
  const canBeSold = cart.lines.some(({ quantity }) => quantity > 0)
  if (canBeSold && !wasFilled) setFilled(true)
  return (
    <div className="checkout">
      <CheckoutHeader />
      <div className="width">
        {canBeSold || (wasFilled && cart.lines.length > 0) ? (
          <CheckoutForm key={cart.owner} cart={cart} />
        ) : (
          <Empty />
        )}
      </div>
    </div>
  )
}
