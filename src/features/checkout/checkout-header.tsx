import '../../styles/checkout-header.css'
import * as words from '#messages/checkout.ts'
import { home, wordmarkLarge, wordmarkSmall } from '#messages/layout.ts'
import { Link } from '../../lib/link.tsx'
import { Icon } from '../../ui/icon.tsx'

/** Nothing but the way back stands beside an order that is being paid for. */
export function CheckoutHeader() {
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
