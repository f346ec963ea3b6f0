import { describe, expect, test } from 'vitest'
import { listMails, newBuyer, openPage, press, readStatus, untilStatus } from './testing/buyer.ts'
import type { CheckoutShop } from './testing/checkout-shop.ts'
import { countAnswers, countPaid, payAll, rush } from './testing/crowd.ts'
import { readStock, stockVariant } from './testing/stock.ts'
import { useCheckoutShop } from './testing/use-checkout-shop.ts'

const theShop = useCheckoutShop()

/** A checkout whose function is killed when the provider has made a page that nobody heard of. */
async function killWhileOpening(shop: CheckoutShop, variantId: string) {
  const buyer = newBuyer(shop)
  const request = await buyer.prepare(variantId)
  const callsBefore = countOpened(shop)
  shop.fail('stripe', { on: 'open', kind: 'lost-answer', delayMs: 20_000 })
  const answering = buyer.checkOut(request)
  await expect.poll(() => countOpened(shop)).toBeGreaterThan(callsBefore)
  expect(shop.functions.kill('checkout-session')).toBe(true)
  expect((await answering).status).toBe(503)
  shop.fail('stripe')
  expect(await readStock(shop, variantId)).toBe(9)
  return { buyer, request }
}

function countOpened({ emulators }: CheckoutShop): number {
  return emulators.faultsOf('stripe').read().calls['open'] ?? 0
}

/** Time passes for attempts whose provider has not answered. */
async function letPass({ sql }: CheckoutShop, seconds: number): Promise<void> {
  await sql`
    update private.payment_attempts set created_at = created_at - ${seconds} * interval '1 second'
    where status = 'creating'`
  await sql`
    update public.orders set placed_at = placed_at - ${seconds} * interval '1 second'
    where status = 'pending'`
}

describe('checkout-session that is killed while the provider answers', () => {
  test('is asked again with the same key, and makes one order', async () => {
    const shop = theShop()
    const variantId = await stockVariant(shop)
    const { buyer, request } = await killWhileOpening(shop, variantId)
    expect((await buyer.checkOut(request)).body.error.code).toBe('payment_in_progress')
    await letPass(shop, 31)
    const { status, body } = await buyer.checkOut(request)
    expect(status).toBe(200)
    await press(body.redirectUrl, 'pay')
    await untilStatus(shop, body.orderId, 'paid')
    expect(await readStock(shop, variantId)).toBe(9)
  })

  test('and never asked again gives the stock back', async () => {
    const shop = theShop()
    const variantId = await stockVariant(shop)
    const { buyer } = await killWhileOpening(shop, variantId)
    await letPass(shop, 180)
    await shop.reconcile()
    expect(await readStock(shop, variantId)).toBe(10)
    const orders = await shop.sql`select status from public.orders where email = ${buyer.email}`
    expect(orders.map((order) => order['status'])).toEqual(['expired'])
  })
})

test('payment-webhook that is killed again and again settles every payment once', async () => {
  const shop = theShop()
  const variantId = await stockVariant(shop, 30)
  const pages = await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      openPage(shop, variantId, index % 2 === 0 ? 'stripe' : 'paypal'),
    ),
  )
  await Promise.all(pages.map(({ redirectUrl }) => press(redirectUrl, 'pay')))
  for (let kills = 0; kills < 3; kills++)
    await expect.poll(() => shop.functions.kill('payment-webhook'), { interval: 100 }).toBe(true)
  for (const { orderId } of pages) {
    await untilStatus(shop, orderId, 'paid')
    expect(await listMails(shop, orderId)).toEqual(['order-confirmation'])
  }
  expect(await readStock(shop, variantId)).toBe(18)
}, 60_000)

test('checkout-session that is killed under 60 buyers sells exactly 20 units', async () => {
  const shop = theShop()
  const variantId = await stockVariant(shop, 20)
  let isOver = false
  const killing = killAgainAndAgain(shop, () => isOver)
  const answers = await rush(shop, variantId, 60)
  isOver = true
  await killing
  expect(countAnswers(answers)).toEqual({ 200: 20, sold_out: 40 })
  await payAll(answers)
  await expect.poll(() => countPaid(shop, variantId), { timeout: 30_000 }).toBe(20)
  expect(await readStatus(shop, answers.find(({ status }) => status === 200)!.body.orderId)).toBe(
    'paid',
  )
}, 120_000)

/** Three times, each when half a second more of stock is gone; what hangs then is old at once. */
async function killAgainAndAgain(shop: CheckoutShop, isOver: () => boolean): Promise<void> {
  for (let kills = 0; kills < 3; kills++) {
    const opened = countOpened(shop)
    await expect.poll(() => isOver() || countOpened(shop) > opened, { interval: 20 }).toBe(true)
    shop.functions.kill('checkout-session')
    await letPass(shop, 31)
  }
}
