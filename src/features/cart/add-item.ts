import type { QueryClient } from '@tanstack/react-query'
import { keepIntent } from '../../wire/kept-intents.ts'
import { loadCart } from './load-cart.ts'

export type CartItem = { variant: string; handle: string; quantity: number }

const load = () => import('./add-to-cart.ts')

/** Brings what an add needs before it is asked for. What does not come now is asked for with the add. */
export function preloadCart(): void {
  load().catch(() => {})
  loadCart().catch(() => {})
}

async function applyKept(client: QueryClient) {
  const intents = await import('./apply-intents.ts').catch(() => null)
  await intents?.applyIntents(client)
}

/**
 * Puts an item into the cart. Where the code for it cannot be had just now the wish is kept, counted in the header, and
 * joins the cart when the network is back, or with the next page.
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
    addEventListener('online', () => void applyKept(client), { once: true })
    return { change: item.quantity, note: null }
  }
}
