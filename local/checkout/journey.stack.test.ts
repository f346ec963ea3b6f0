import { describe, expect, test } from 'vitest'
import { confirm, listMails, openPage, press, readStatus, untilStatus } from './testing/buyer.ts'
import { readStock, stockVariant } from './testing/stock.ts'
import { useCheckoutShop } from './testing/use-checkout-shop.ts'

const theShop = useCheckoutShop()

describe.each(['stripe', 'paypal'] as const)('paying with %s', (provider) => {
  test('turns lines into a paid order, stock and one mail', async () => {
    const shop = theShop()
    const variantId = await stockVariant(shop, 10)
    const page = await openPage(shop, variantId, provider)
    expect(await readStock(shop, variantId)).toBe(9)
    expect(await readStatus(shop, page.orderId)).toBe('pending')
    const back = await press(page.redirectUrl, 'pay')
    expect(back.headers.get('location')).toContain(`/order/${page.orderId}?key=${page.orderKey}`)
    await untilStatus(shop, page.orderId, 'paid')
    expect(await readStock(shop, variantId)).toBe(9)
    expect(await listMails(shop, page.orderId)).toEqual(['order-confirmation'])
  })

  test('asks the provider when the shopper is back before the webhook', async () => {
    const shop = theShop()
    shop.fail(provider, { on: 'webhook', kind: 'lose' })
    const page = await openPage(shop, await stockVariant(shop), provider)
    await press(page.redirectUrl, 'pay')
    expect(await confirm(shop, page)).toBe('paid')
  })
})

test('a card that is declined leaves the page of Stripe open for another', async () => {
  const shop = theShop()
  const page = await openPage(shop, await stockVariant(shop))
  await press(page.redirectUrl, 'decline')
  await press(page.redirectUrl, 'fail_authentication')
  expect(await confirm(shop, page)).toBe('pending')
  await press(page.redirectUrl, 'pay')
  await untilStatus(shop, page.orderId, 'paid')
})

test('a payment that PayPal declines ends the order, and nothing is charged', async () => {
  const shop = theShop()
  const variantId = await stockVariant(shop, 1)
  const page = await openPage(shop, variantId, 'paypal')
  await press(page.redirectUrl, 'decline')
  expect(await confirm(shop, page)).toBe('expired')
  expect(await readStock(shop, variantId)).toBe(1)
})
