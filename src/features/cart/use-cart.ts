import { useEffect, useSyncExternalStore } from 'react'
import { subscribeMirror } from '../../wire/cart-mirror.ts'
import type { CartView } from '../../wire/cart/cart.ts'
import { getLoadedCart, loadCart, mayHaveCart, onCartLoaded } from './load-cart.ts'

const noCart: CartView = { owner: 'guest', lines: [], count: 0, refused: [] }
/** It is being fetched and must not be called empty. */
const awaited: CartView = { ...noCart }

function subscribe(listener: () => void): () => void {
  let leave = () => {}
  const join = () => {
    leave = getLoadedCart()!.subscribeCart(listener)
    listener()
  }
  const ends = [subscribeMirror(listener), () => leave()]
  if (getLoadedCart()) join()
  else ends.push(onCartLoaded(join))
  return () => ends.forEach((end) => end())
}

const read = () => getLoadedCart()?.readCart() ?? (mayHaveCart() ? awaited : noCart)

/** The cart of whoever uses this device, and whether it is still on its way. Empty until hydrated, as in the file. */
export function useCart(): CartView & { isAwaited: boolean } {
  const view = useSyncExternalStore(subscribe, read, () => noCart)
  const isAwaited = view === awaited
  const isLoaded = view !== awaited && view !== noCart
  useEffect(() => {
    // What cannot be fetched now is asked for again with the next change, or page.
    if (isAwaited) loadCart().catch(() => {})
  }, [isAwaited])
  // On screen the cart follows what other devices do, even while it is empty.
  useEffect(() => {
    if (isLoaded) return getLoadedCart()?.watchCart()
  }, [isLoaded])
  return { ...view, isAwaited }
}
