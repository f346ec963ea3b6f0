import { describe, expect, test } from 'vitest'
import { newBuyer, openPage, press, readStatus, untilStatus } from './testing/buyer.ts'
import type { Buyer, CheckoutReply } from './testing/buyer.ts'
import type { CheckoutShop } from './testing/checkout-shop.ts'
import { countAnswers } from './testing/crowd.ts'
import { readStock, stockVariant } from './testing/stock.ts'
import { useCheckoutShop } from './testing/use-checkout-shop.ts'

const theShop = useCheckoutShop()

describe('one key', () => {
  test('that comes five times at once makes one order and one page', async () => {
    const shop = theShop()
    const variantId = await stockVariant(shop)
    const buyer = newBuyer(shop)
    const request = await buyer.prepare(variantId)
    const answers = await Promise.all(Array.from({ length: 5 }, () => buyer.checkOut(request)))
    const made = answers.filter(({ status }) => status === 200)
    expect(new Set(made.map(({ body }) => body.redirectUrl)).size).toBe(1)
    expect(countOthers(answers)).toEqual({})
    expect((await buyer.checkOut(request)).body).toEqual(made[0]?.body)
    expect(await countOrders(shop, buyer)).toBe(1)
    expect(shop.emulators.faultsOf('stripe').read().calls).toMatchObject({ open: 1 })
    expect(await readStock(shop, variantId)).toBe(9)
  })

  test('gives its answer again, even after its rate has expired', async () => {
    const shop = theShop()
    const { request, buyer, ...answer } = await openPage(shop, await stockVariant(shop))
    await shop.sql`
      update private.delivery_quotes
      set created_at = now() - interval '2 hours', expires_at = now() - interval '1 hour'
      where id = ${request.rateId.slice(0, 36)}`
    expect((await buyer.checkOut(request)).body).toEqual(answer)
  })

  test('opens one page when the answer of the provider was lost', async () => {
    const shop = theShop()
    shop.fail('stripe', { on: 'open', kind: 'lost-answer', delayMs: 300, times: 1 })
    const page = await openPage(shop, await stockVariant(shop))
    await press(page.redirectUrl, 'pay')
    await untilStatus(shop, page.orderId, 'paid')
  })

  test('is refused for another wish', async () => {
    const shop = theShop()
    const { request, buyer } = await openPage(shop, await stockVariant(shop))
    const other = { ...request, email: 'somebody-else@example.com' }
    expect((await buyer.checkOut(other)).body.error.code).toBe('key_reused')
  })

  test('that has paid leads to its order', async () => {
    const shop = theShop()
    const { request, buyer, orderId, orderKey, redirectUrl } = await openPage(
      shop,
      await stockVariant(shop),
    )
    await press(redirectUrl, 'pay')
    await untilStatus(shop, orderId, 'paid')
    const { error } = (await buyer.checkOut(request)).body
    expect(error).toMatchObject({ code: 'already_paid', details: { orderId, orderKey } })
  })

  test('begins anew after a failure that may pass', async () => {
    const shop = theShop()
    const variantId = await stockVariant(shop)
    const buyer = newBuyer(shop)
    const request = await buyer.prepare(variantId)
    shop.fail('stripe', { on: 'open', kind: '500' })
    const failed = await buyer.checkOut(request)
    expect([failed.status, failed.body.error.retryable]).toEqual([503, true])
    expect(await readStock(shop, variantId)).toBe(9)
    shop.fail('stripe')
    expect((await buyer.checkOut(request)).status).toBe(200)
    expect(await readStock(shop, variantId)).toBe(9)
  })
})

describe('two tabs of one cart', () => {
  test('hold its goods once, and the page of the first one dies', async () => {
    const shop = theShop()
    const variantId = await stockVariant(shop)
    const first = await openPage(shop, variantId)
    const second = await first.buyer.checkOut({
      ...first.request,
      idempotencyKey: crypto.randomUUID(),
    })
    expect(second.status).toBe(200)
    expect(await readStock(shop, variantId)).toBe(9)
    await press(first.redirectUrl, 'pay')
    expect(await readStatus(shop, first.orderId)).toBe('pending')
    await press(second.body.redirectUrl, 'pay')
    await untilStatus(shop, second.body.orderId, 'paid')
  })

  test('that pay at the same moment make one order that can be paid', async () => {
    const shop = theShop()
    const variantId = await stockVariant(shop)
    const buyer = newBuyer(shop)
    const request = await buyer.prepare(variantId)
    const answers = await Promise.all(
      Array.from({ length: 4 }, () =>
        buyer.checkOut({ ...request, idempotencyKey: crypto.randomUUID() }),
      ),
    )
    expect(countOthers(answers)).toEqual({})
    const pages = answers.filter(({ status }) => status === 200)
    for (const { body } of pages) await press(body.redirectUrl, 'pay')
    await untilStatus(shop, pages[0]!.body.orderId, 'paid')
    expect(await countOrders(shop, buyer)).toBe(1)
    expect(await readStock(shop, variantId)).toBe(9)
  })

  test('of which one has paid: the other one hears of it', async () => {
    const shop = theShop()
    const page = await openPage(shop, await stockVariant(shop))
    shop.fail('stripe', { on: 'webhook', kind: 'lose' })
    await press(page.redirectUrl, 'pay')
    const other = { ...page.request, idempotencyKey: crypto.randomUUID() }
    const { error } = (await page.buyer.checkOut(other)).body
    expect(error).toMatchObject({ code: 'already_paid', details: { orderId: page.orderId } })
    expect(await readStatus(shop, page.orderId)).toBe('paid')
  })
})

/** Answers that neither have a page nor say that one is being made. */
function countOthers(answers: readonly CheckoutReply[]): Record<string, number> {
  const { 200: _, payment_in_progress: __, ...others } = countAnswers(answers)
  return others
}

async function countOrders({ sql }: CheckoutShop, { email }: Buyer): Promise<number> {
  return (await sql`select from public.orders where email = ${email}`).length
}
