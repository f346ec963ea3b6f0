import { useSyncExternalStore } from 'react'
import { emptyCart, type Cart } from '../../model/cart.ts'
import { readCart, subscribeCart } from './cart-store.ts'

export { changeCart } from './cart-store.ts'

const emptyInTheFile = () => emptyCart

/** The cart of this device. Empty until hydrated, for a file knows no cart. */
export function useCart(): Cart {
  return useSyncExternalStore(subscribeCart, readCart, emptyInTheFile)
}
