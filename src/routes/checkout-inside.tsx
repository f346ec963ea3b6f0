import { useCartLines } from '../features/cart/use-cart-lines.ts'
import { CheckoutPage } from '../features/checkout/checkout-page.tsx'
import { CheckoutComing } from './checkout-coming.tsx'

/** Checkout with the cart of this device; nobody else loads it. */
export function CheckoutInside() {
  const cart = useCartLines()
  return cart.isAwaited ? <CheckoutComing /> : <CheckoutPage cart={cart} />
}
