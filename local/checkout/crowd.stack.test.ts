import { describe, expect, test } from 'vitest'
import type { CheckoutShop } from './testing/checkout-shop.ts'
import { countAnswers, countPaid, payAll, rush } from './testing/crowd.ts'
import { readStock, stockVariant } from './testing/stock.ts'
import { useCheckoutShop } from './testing/use-checkout-shop.ts'

const theShop = useCheckoutShop()

describe('500 buyers at once for 100 units', () => {
  test('make exactly 100 orders, and 400 hear that it is sold out', async () => {
    const shop = theShop()
    const variantId = await stockVariant(shop, 100)
    const answers = await rush(shop, variantId, 500)
    expect(countAnswers(answers)).toEqual({ 200: 100, sold_out: 400 })
    expect(await readStock(shop, variantId)).toBe(0)
    await payAll(answers)
    await expect.poll(() => countPaid(shop, variantId), { timeout: 60_000 }).toBe(100)
    expect(await readStock(shop, variantId)).toBe(0)
  }, 180_000)

  test('sell no unit twice while leases end in between', async () => {
    const shop = theShop()
    const variantId = await stockVariant(shop, 100)
    let isOver = false
    const ending = endLeases(shop, () => isOver)
    const answers = await rush(shop, variantId, 500)
    isOver = true
    await ending
    expect(await countEnded(shop, variantId)).toBeGreaterThan(0)
    await payAll(answers)
    await shop.reconcile()
    const pending = () => countPending(shop, variantId)
    await expect.poll(pending, { timeout: 60_000 }).toBe(0)
    expect((await countPaid(shop, variantId)) + (await readStock(shop, variantId))).toBe(100)
  }, 180_000)
})

/** Every page that is open runs out of time, again and again, and the reconciler ends it. */
async function endLeases(shop: CheckoutShop, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    await shop.sql`
      update private.payment_attempts set lease_ends_at = now()
      where status = 'open' and random() < 0.3`
    await shop.reconcile()
  }
}

async function countPending({ sql }: CheckoutShop, variantId: string): Promise<number> {
  const pending = await sql`
    select from public.orders o join public.order_lines l on l.order_id = o.id
    where l.variant_id = ${variantId} and o.status = 'pending'`
  return pending.length
}

async function countEnded({ sql }: CheckoutShop, variantId: string): Promise<number> {
  const ended = await sql`
    select from public.orders o join public.order_lines l on l.order_id = o.id
    where l.variant_id = ${variantId} and o.status = 'expired'`
  return ended.length
}
