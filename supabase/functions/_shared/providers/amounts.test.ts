import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { toCents } from './paypal/money.ts'
import { toOrderRequest } from './paypal/order-request.ts'
import { anOrder } from './recorded-payments.fixture.ts'
import { toLineItems } from './stripe/line-items.ts'

const line = fc.record({
  title: fc.string({ minLength: 1, maxLength: 200 }),
  quantity: fc.integer({ min: 1, max: 99 }),
  unitPriceCents: fc.integer({ min: 1, max: 1_000_000 }),
})

/** Orders whose parts add up; a discount may take everything but a cent. */
const orders = fc
  .record({
    lines: fc.array(line, { minLength: 1, maxLength: 120 }),
    deliveryCents: fc.nat(20_000),
    taxCents: fc.nat(50_000),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    hasDiscount: fc.boolean(),
  })
  .map(({ lines, deliveryCents, taxCents, share, hasDiscount }) => {
    const subtotalCents = lines.reduce((sum, one) => sum + one.quantity * one.unitPriceCents, 0)
    const most = subtotalCents + deliveryCents - 1
    const discountCents = hasDiscount ? Math.floor(most * share) : 0
    const totalCents = subtotalCents - discountCents + deliveryCents + taxCents
    return anOrder({ lines, subtotalCents, discountCents, deliveryCents, taxCents, totalCents })
  })

test('toLineItems() lists at most 100 lines, none negative, that are the total together', () => {
  fc.assert(
    fc.property(orders, (order) => {
      const items = toLineItems(order)
      const amounts = items.map((item) => item.price_data!.unit_amount! * (item.quantity ?? 1))
      expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(order.totalCents)
      expect(items.length).toBeLessThanOrEqual(100)
      expect(Math.min(...amounts)).toBeGreaterThanOrEqual(0)
    }),
  )
})

test('toOrderRequest() breaks the total down as PayPal adds it up', () => {
  fc.assert(
    fc.property(orders, (order) => {
      const { amount, items } = toOrderRequest(order, true).purchase_units[0]!
      const { item_total, discount, shipping, shipping_discount, tax_total } = amount.breakdown
      const goods = toCents(item_total) - toCents(discount)
      const delivery = toCents(shipping) - toCents(shipping_discount)
      expect(goods + delivery + toCents(tax_total)).toBe(order.totalCents)
      expect(toCents(amount)).toBe(order.totalCents)
      expect(Math.min(goods, delivery)).toBeGreaterThanOrEqual(0)
      expect(items.every(({ name }) => name.length <= 127)).toBe(true)
    }),
  )
})
