import { describe, expect, test } from 'vitest'
import { confirm, openPage, press, readStatus, untilStatus } from './testing/buyer.ts'
import { readStock, stockVariant } from './testing/stock.ts'
import { useCheckoutShop } from './testing/use-checkout-shop.ts'

const theShop = useCheckoutShop()

const isNoted = (event: string, id: string) =>
  theShop().printed.some((line) => line.includes(`"${event}"`) && line.includes(id))

const captures = () => theShop().emulators.faultsOf('paypal').read().calls['capture'] ?? 0

describe('a page of PayPal that has ended', () => {
  test('is not captured, though PayPal took no mark and the order waits for another', async () => {
    const shop = theShop()
    const variantId = await stockVariant(shop)
    const first = await openPage(shop, variantId, 'paypal')
    const second = await openPage(shop, variantId, 'stripe', first.buyer)
    const before = captures()
    await press(first.redirectUrl, 'pay')
    const approvals = () =>
      shop.sql`
        select from private.payment_events e join private.payment_attempts a on a.id = e.attempt_id
        where a.order_id = ${first.orderId}`.then((rows) => rows.length)
    await expect.poll(approvals).toBe(1)
    expect(await readStatus(shop, first.orderId)).toBe('pending')
    await press(second.redirectUrl, 'pay')
    await untilStatus(shop, first.orderId, 'paid')
    expect(captures()).toBe(before)
  })

  test('is asked about again, so that a capture nobody heard of becomes an order', async () => {
    const shop = theShop()
    const variantId = await stockVariant(shop, 1)
    const page = await openPage(shop, variantId, 'paypal')
    shop.fail('paypal', { on: 'capture', kind: 'malformed' }, { on: 'webhook', kind: 'lose' })
    await press(page.redirectUrl, 'pay')
    expect(await confirm(shop, page)).toBe('pending')
    // As PayPal tells it as long as the capture is under way.
    const ended = { provider: 'paypal', outcome: 'expired', eventId: null, source: 'reconciler' }
    await shop.sql`
      select public.settle_payment(${shop.sql.json(ended)} || jsonb_build_object('attemptId', id))
      from private.payment_attempts where order_id = ${page.orderId}`
    expect(await readStock(shop, variantId)).toBe(1)
    await shop.sql`
      update private.payment_attempts set next_look_at = now() where order_id = ${page.orderId}`
    await shop.reconcile()
    expect(await readStatus(shop, page.orderId)).toBe('paid')
    expect(await readStock(shop, variantId)).toBe(0)
  })
})

test('a payment for what the cart held before goes back, and the cart can be paid for', async () => {
  const shop = theShop()
  const variantId = await stockVariant(shop)
  const first = await openPage(shop, variantId)
  const lost = { on: 'webhook', kind: 'lose' }
  shop.fail('stripe', { on: 'expire', kind: '500' }, { on: 'look', kind: '500' }, lost)
  await press(first.redirectUrl, 'pay')
  const more = { ...(await first.buyer.prepare(variantId, 2)), provider: 'paypal' }
  expect((await first.buyer.checkOut(more)).status).toBe(200)
  shop.fail('stripe', lost)
  const again = await first.buyer.checkOut({ ...more, idempotencyKey: crypto.randomUUID() })
  expect([again.status, again.body.orderId]).toEqual([200, first.orderId])
  const refunds = await shop.sql`
    select reason, status from private.refunds where order_id = ${first.orderId}`
  expect([...refunds]).toEqual([{ reason: 'paid_twice', status: 'done' }])
  await press(again.body.redirectUrl, 'pay')
  await untilStatus(shop, first.orderId, 'paid')
})

test('a page that cannot be ended after its lease is noted', async () => {
  const shop = theShop()
  const page = await openPage(shop, await stockVariant(shop))
  shop.fail('stripe', { on: 'expire', kind: '500' })
  await shop.reconcile()
  expect(isNoted('payment_not_ended', page.orderId)).toBe(false)
  await shop.sql`
    update private.payment_attempts set lease_ends_at = now() where order_id = ${page.orderId}`
  await shop.reconcile()
  expect(isNoted('payment_not_ended', page.orderId)).toBe(true)
})

test('a refund that is refused is noted', async () => {
  const shop = theShop()
  const page = await openPage(shop, await stockVariant(shop))
  await press(page.redirectUrl, 'pay')
  await untilStatus(shop, page.orderId, 'paid')
  shop.fail('stripe', { on: 'refunding', kind: 'decline' })
  const [owed] = await shop.sql`
    select public.refund_order(${page.orderId}, 100) ->> 'refundId' as id`
  await shop.reconcile()
  expect(await readStatus(shop, page.orderId)).toBe('needs_attention')
  expect(isNoted('refund_not_given', owed?.['id'] as string)).toBe(true)
})
