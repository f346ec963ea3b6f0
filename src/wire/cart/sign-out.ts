import { livingLines } from '../../model/cart-operations/cart-state.ts'
import { screenOf } from '../../model/cart-operations/device-cart.ts'
import {
  currentOwner,
  currentRecord,
  eraseRecord,
  guest,
  openCart,
  readCart,
} from './cart-store.ts'
import { flush } from './flush.ts'

/** What would be lost: `quantity` is what the shopper wants of it, 0 for what was taken out. */
export type UnsentChange = { variant: string; name: string; quantity: number }

const patienceMs = 5_000

/**
 * Before a sign-out: sends what waits in the account's cart.
 * @returns the changes that could not be sent within five seconds; ask before discarding them
 */
export async function prepareSignOut(): Promise<readonly UnsentChange[]> {
  await openCart()
  const owner = currentOwner()
  if (owner === guest) return []
  await Promise.race([flush(owner), new Promise((resolve) => setTimeout(resolve, patienceMs))])
  const { cart, items } = currentRecord()
  const wanted = new Map(
    livingLines(screenOf(cart)).map(({ variant, quantity }) => [variant, quantity]),
  )
  const names = new Map(readCart().lines.map(({ variant, name }) => [variant, name]))
  return [...new Set(cart.log.operations.map(({ variant }) => variant))].map((variant) => ({
    variant,
    // The words it was chosen by name its variant, too.
    name: items[variant]?.name ?? names.get(variant) ?? '',
    quantity: wanted.get(variant) ?? 0,
  }))
}

/** After a sign-out, or when the account is gone: nothing of its cart stays on this device. */
export async function eraseAccount(userId: string): Promise<void> {
  await openCart()
  await eraseRecord(userId)
}
