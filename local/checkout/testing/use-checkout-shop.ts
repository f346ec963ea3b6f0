import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { startCheckoutShop } from './checkout-shop.ts'
import type { CheckoutShop } from './checkout-shop.ts'

/**
 * One shop for the tests of a file. After each of them no company fails any more, and the books add up.
 *
 * @returns gives the shop once tests run
 */
export function useCheckoutShop(): () => CheckoutShop {
  let shop: CheckoutShop
  beforeAll(async () => {
    shop = await startCheckoutShop()
  })
  afterEach(async () => {
    shop.fail('stripe')
    shop.fail('paypal')
    expect(await shop.checkBooks()).toEqual([])
  })
  afterAll(() => shop.stop())
  return () => shop
}
