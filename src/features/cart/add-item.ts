import type { QueryClient } from '@tanstack/react-query'
import { keepIntent } from '../../wire/kept-intents.ts'
import type { CartItem } from './cart-item.ts'
import { loadCart } from './load-cart.ts'

const load = () => import('./add-to-cart.ts')

/** Brings what an add needs before it is asked for. What does not come now is asked for with the add. */
export function preloadCart(): void {
  load().catch(() => {})
  loadCart().catch(() => {})
}

/**
 * Puts an item into the cart. Where the code for it cannot be had just now the wish is kept, counted in the header, and
 * joins the cart with the next page.
 * @returns by how much the cart grew, and what to show when that is less than was asked for
 */
export async function addItem(client: QueryClient, item: CartItem) {
  try {
    await loadCart()
    const { addToCart } = await load()
    return await addToCart(client, item)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error // anything but a module that did not come
    keepIntent({ ...item, id: crypto.randomUUID() })
    return { change: item.quantity, note: null }
  }
}
