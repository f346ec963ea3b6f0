import { attach, detach } from './cart-operations/device-cart.ts'
import { rememberedIntents, type CartRecord } from './cart-record.ts'

/** A record that cannot be stored just now goes on in memory, under a device of its own. */
export const detachRecord = (record: CartRecord, device: string): CartRecord => ({
  ...record,
  cart: detach(record.cart, device),
})

/**
 * Storage is back: what was done meanwhile joins what it kept.
 * @returns null while that would count something twice; try again once the server has answered
 */
export function attachRecord(stored: CartRecord, detached: CartRecord): CartRecord | null {
  const cart = attach(stored.cart, detached.cart)
  if (!cart) return null
  const applied = [...new Set([...stored.applied, ...detached.applied])].slice(-rememberedIntents)
  const items = { ...stored.items, ...detached.items }
  const isHeard = stored.isHeard ?? detached.isHeard
  return { ...stored, cart, items, applied, refused: detached.refused, ...(isHeard && { isHeard }) }
}
