import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { confirm, openPage, press, readStatus, untilStatus } from './testing/buyer.ts'
import { startCheckoutShop } from './testing/checkout-shop.ts'
import type { CheckoutShop } from './testing/checkout-shop.ts'
import { readStock, stockVariant } from './testing/stock.ts'

let shop: CheckoutShop

beforeAll(async () => {
  shop = await startCheckoutShop()
})
afterAll(() => shop.stop())
afterEach(async () => {
  expect(await shop.checkBooks()).toEqual([])
})

describe.each(['stripe', 'paypal'] as const)('paying with %s', (provider) => {
  test('turns lines into a paid order, stock and one mail', async () => {
    const variantId = await stockVariant(shop, 10)
    const page = await openPage(shop, variantId, provider)
    expect(await readStock(shop, variantId)).toBe(9)
    expect(await readStatus(shop, page.orderId)).toBe('pending')
    const back = await press(page.redirectUrl, 'pay')
    expect(back.headers.get('location')).toContain(`/order/${page.orderId}?key=${page.orderKey}`)
    await untilStatus(shop, page.orderId, 'paid')
    expect(await readStock(shop, variantId)).toBe(9)
    expect(await countMails(page.orderId)).toEqual(['order-confirmation'])
  })

  test('asks the provider when the shopper is back before the webhook', async () => {
    shop.fail(provider, { on: 'webhook', kind: 'lose' })
    const page = await openPage(shop, await stockVariant(shop), provider)
    await press(page.redirectUrl, 'pay')
    expect(await confirm(shop, page)).toBe('paid')
    shop.fail(provider)
  })
})

test('a card that is declined leaves the page of Stripe open for another', async () => {
  const page = await openPage(shop, await stockVariant(shop))
  await press(page.redirectUrl, 'decline')
  await press(page.redirectUrl, 'fail_authentication')
  expect(await confirm(shop, page)).toBe('pending')
  await press(page.redirectUrl, 'pay')
  await untilStatus(shop, page.orderId, 'paid')
})

test('a payment that PayPal declines ends the order, and nothing is charged', async () => {
  const variantId = await stockVariant(shop, 1)
  const page = await openPage(shop, variantId, 'paypal')
  await press(page.redirectUrl, 'decline')
  expect(await confirm(shop, page)).toBe('expired')
  expect(await readStock(shop, variantId)).toBe(1)
})

async function countMails(orderId: string): Promise<string[]> {
  const rows = await shop.sql`
    select kind from private.mails where payload ->> 'orderId' = ${orderId} order by kind`
  return rows.map((row) => row['kind'] as string)
}
