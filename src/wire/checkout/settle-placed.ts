import type { Order } from '../../../supabase/functions/_shared/contract/checkout.ts'
import { takeBought } from '../cart/change-cart.ts'
import { guest, openCart, readCart } from '../cart/cart-store.ts'
import { readOrder } from '../orders/read-order.ts'
import { eraseDraftOf, renewCart } from './draft-store.ts'
import { leaveForeignOrders } from './leave-foreign-orders.ts'
import { forgetPlaced, listPlaced, notePaid } from './placed-orders.ts'

/** Whether money has come for it, whatever became of it since. */
export const isPaid = ({ status }: Pick<Order, 'status'>): boolean =>
  status !== 'pending' && status !== 'expired'

/** Whether the cart holds more than was bought with an order; an account's may hold that still, until the server's word. */
export async function hasOtherThings({ lines }: Order): Promise<boolean> {
  await openCart()
  const { owner, lines: kept } = readCart()
  const bought = new Map(lines.map(({ variantId, quantity }) => [variantId, quantity]))
  return kept.some(
    ({ variant, quantity }) => quantity > ((owner !== guest && bought.get(variant)) || 0),
  )
}

/**
 * Draws the line under an order of this device once it is paid or dead: what was bought leaves the cart, once. An
 * account's cart the server clears itself; an order from another device is none of this cart's business.
 */
export async function settleOrder(order: Order): Promise<void> {
  const placed = listPlaced().find(({ id }) => id === order.id)
  if (!placed || order.status === 'pending') return
  if (isPaid(order)) {
    // First: a checkout that loses its cart to this asks where the order is.
    notePaid(placed)
    if (placed.owner === guest) {
      const bought = order.lines.map(({ variantId: variant, quantity }) => ({ variant, quantity }))
      await openCart()
      await takeBought(bought, `order:${order.id}`)
    }
    // Whoever has begun another order meanwhile keeps what they typed for it.
    if (await hasOtherThings(order)) renewCart()
    else eraseDraftOf(placed.owner)
  }
  forgetPlaced(order.id)
}

/** Asks for every order that was placed here and is not settled; what cannot be asked now is asked with the next page. */
export async function settlePlaced(): Promise<void> {
  leaveForeignOrders()
  for (const { id, key } of listPlaced()) {
    const order = await readOrder(id, key).catch(() => undefined)
    if (order === undefined) continue
    if (order === null) forgetPlaced(id)
    else await settleOrder(order)
  }
}
