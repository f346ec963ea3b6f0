import { listOwnPlaced, orderPath } from '../../wire/checkout/placed-orders.ts'
import { hasOtherThings, isPaid, settleOrder } from '../../wire/checkout/settle-placed.ts'
import { readOrder } from '../../wire/orders/read-order.ts'

/**
 * Looks at the newest order of this device.
 * @returns where it is shown, once it is paid for and nothing else is in the cart; else null
 */
export async function findPaid(): Promise<string | null> {
  const [placed] = listOwnPlaced()
  if (!placed) return null
  const order = await readOrder(placed.id, placed.key).catch(() => null)
  if (!order) return null
  await settleOrder(order)
  if (!isPaid(order) || (await hasOtherThings(order))) return null
  return orderPath(placed.id, placed.key)
}
