import { cartCount, cartEmpty, cartMany, cartOne } from '#messages/cart.ts'
import { Link } from '../../lib/link.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useCartCount } from './use-cart-count.ts'

/**
 * The cart in the header. The number is an attribute, drawn by CSS: the page's first script sets it before
 * hydration, and no text node may differ from the file.
 */
export function CartLink() {
  const count = useCartCount()
  return (
    <Link
      className="icon-button cart-link"
      to="/cart"
      data-cart-link=""
      data-empty={cartEmpty}
      data-one={cartOne}
      data-many={cartMany}
      data-count={count || undefined}
      aria-label={cartCount(count)}
      suppressHydrationWarning
    >
      <Icon name="cart" />
    </Link>
  )
}
