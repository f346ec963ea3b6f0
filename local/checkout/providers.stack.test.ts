import { describe, expect, test } from 'vitest'
import type { PaymentProviderName } from '../../supabase/functions/_shared/contract/checkout.ts'
import { askPayment, confirm, newBuyer, openPage, press, untilStatus } from './testing/buyer.ts'
import { readStock, stockVariant } from './testing/stock.ts'
import { useCheckoutShop } from './testing/use-checkout-shop.ts'

const theShop = useCheckoutShop()

const pairs = [
  ['stripe', 'paypal'],
  ['paypal', 'stripe'],
] as const

describe.each(pairs)('while %s fails', (broken, other) => {
  test.each(['500', '429', 'malformed', 'timeout'])(
    'by %s, the shopper is told, and pays with the other before anybody takes the goods',
    async (kind) => {
      const shop = theShop()
      const variantId = await stockVariant(shop, 1)
      const buyer = newBuyer(shop)
      shop.fail(broken, { on: 'open', kind })
      const request = { ...(await buyer.prepare(variantId)), provider: broken }
      const { status, body } = await buyer.checkOut(request)
      expect([status, body.error?.code]).toEqual([503, 'payment_provider_unavailable'])
      expect(body.error.details).toEqual({ provider: broken, offered: [other] })
      expect(await readStock(shop, variantId)).toBe(0)
      const page = await openPage(shop, variantId, other, buyer)
      await press(page.redirectUrl, 'pay')
      await untilStatus(shop, page.orderId, 'paid')
    },
    30_000,
  )

  test('to be looked at, the page of the order waits for the webhook', async () => {
    const shop = theShop()
    const page = await openPage(shop, await stockVariant(shop), broken)
    expect(await askPayment(shop, page)).toEqual({ status: 'pending', payment: 'open' })
    shop.fail(broken, { on: 'look', kind: '500' }, { on: 'webhook', kind: 'lose' })
    await press(page.redirectUrl, 'pay')
    // Nobody may say now that nothing was charged.
    expect(await askPayment(shop, page)).toEqual({ status: 'pending', payment: 'unknown' })
    shop.fail(broken)
    await shop.reconcile()
    await untilStatus(shop, page.orderId, 'paid')
  })

  test('slowly, the order is placed all the same', async () => {
    const shop = theShop()
    shop.fail(broken, { on: 'open', kind: 'delay', delayMs: 1500 })
    const page = await openPage(shop, await stockVariant(shop), broken)
    expect(page.redirectUrl).toContain(`/pay/${broken}/`)
  })
})

describe.each(pairs)('switching from %s to the other', (before, after) => {
  test('ends the first page, and only the second takes money', async () => {
    const shop = theShop()
    const variantId = await stockVariant(shop)
    const first = await openPage(shop, variantId, before)
    const second = await openPage(shop, variantId, after, first.buyer)
    expect(second.orderId).toBe(first.orderId)
    await press(first.redirectUrl, 'pay')
    await press(second.redirectUrl, 'pay')
    await untilStatus(shop, second.orderId, 'paid')
    const paid = await shop.sql`
      select provider from private.payment_attempts
      where order_id = ${first.orderId} and status = 'paid'`
    expect(paid.map((row) => row['provider'])).toEqual([after])
    expect(await readStock(shop, variantId)).toBe(9)
  })
})

describe('when the first page cannot be ended and both are paid', () => {
  test('the second payment goes back', async () => {
    const shop = theShop()
    const { first, second, variantId } = await openBoth('paypal', 'stripe')
    await press(first.redirectUrl, 'pay')
    await untilStatus(shop, first.orderId, 'paid')
    await press(second.redirectUrl, 'pay')
    const refunds = () =>
      shop.sql`
        select r.reason, a.provider from private.refunds r
        join private.payment_attempts a on a.id = r.attempt_id
        where r.order_id = ${first.orderId} and r.status = 'done'`.then((rows) => [...rows])
    await expect.poll(refunds).toEqual([{ reason: 'paid_twice', provider: 'stripe' }])
    await untilStatus(shop, first.orderId, 'paid')
    expect(await readStock(shop, variantId)).toBe(9)
  })

  test('what the payer approved second is never captured', async () => {
    const shop = theShop()
    const { first, second } = await openBoth('stripe', 'paypal')
    await press(first.redirectUrl, 'pay')
    await untilStatus(shop, first.orderId, 'paid')
    await press(second.redirectUrl, 'pay')
    expect(await confirm(shop, first)).toBe('paid')
    await shop.reconcile()
    const attempts = await shop.sql`
      select provider, status from private.payment_attempts
      where order_id = ${first.orderId} order by created_at`
    expect([...attempts]).toEqual([
      { provider: 'stripe', status: 'paid' },
      { provider: 'paypal', status: 'expired' },
    ])
  })
})

/** Two pages of one cart, both alive. */
async function openBoth(before: PaymentProviderName, after: PaymentProviderName) {
  const shop = theShop()
  const variantId = await stockVariant(shop)
  const first = await openPage(shop, variantId, before)
  shop.fail(before, { on: 'expire', kind: '500' }, { on: 'look', kind: '500' })
  const second = await openPage(shop, variantId, after, first.buyer)
  shop.fail(before)
  return { first, second, variantId }
}
