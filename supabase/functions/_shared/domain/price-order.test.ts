import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Discount } from './order-store.ts'
import { leastPaymentCents, priceNet, priceTaxes, totalOrder } from './price-order.ts'

const line = (unitPriceCents: number, quantity: number) => ({
  variantId: '5cee32fb-fd7b-8fd8-be23-8e74ed1baea0',
  productId: '7104d949-23d4-8f3d-bdd1-3dfbd48672ad',
  handle: 'frankincense-oil',
  sku: 'AA-OIL-FRK-10',
  title: 'Frankincense Anointing Oil',
  options: { Size: '10 ml' },
  imageUrl: null,
  stock: 99,
  unitPriceCents,
  quantity,
})

const rate = (priceCents: number) => ({
  id: 'a.flat.standard',
  carrier: 'flat' as const,
  serviceCode: 'standard',
  serviceName: 'Standard',
  priceCents,
  currency: 'CAD' as const,
  minDays: 2,
  maxDays: 5,
  isEstimated: true,
  expiresAt: '2026-11-22T12:00:00.000Z',
})

const discountOf = (part: Partial<Discount>): Discount => ({
  code: 'WELCOME',
  kind: 'percent',
  percentBps: null,
  amountCents: null,
  minimumCents: 0,
  ...part,
})

const facts = (
  lines: ReturnType<typeof line>[],
  deliveryCents: number,
  discount: Discount | null = null,
) => ({ lines, rate: rate(deliveryCents), cheapestCents: deliveryCents, discount })

describe('priceNet()', () => {
  test('adds goods and delivery', () => {
    expect(priceNet(facts([line(2400, 2), line(999, 3)], 1250))).toEqual({
      subtotalCents: 7797,
      discountCents: 0,
      deliveryCents: 1250,
      taxableCents: 9047,
    })
  })

  test('charges nothing for delivery while no rate is chosen', () => {
    expect(
      priceNet({ ...facts([line(2400, 1)], 0), rate: null, cheapestCents: null }),
    ).toMatchObject({
      taxableCents: 2400,
    })
  })

  test('rounds half a cent of a percentage up', () => {
    const tenth = discountOf({ percentBps: 1000 })
    expect(priceNet(facts([line(1005, 1)], 0, tenth))).toMatchObject({ discountCents: 101 })
    expect(priceNet(facts([line(1004, 1)], 0, tenth))).toMatchObject({ discountCents: 100 })
  })

  test('takes a fixed discount off the goods, never off delivery', () => {
    const fixed = discountOf({ kind: 'fixed', amountCents: 5000 })
    expect(priceNet(facts([line(2000, 1)], 1500, fixed))).toMatchObject({
      discountCents: 2000,
      taxableCents: 1500,
    })
  })

  test('leaves as much to pay as a provider takes', () => {
    const whole = discountOf({ percentBps: 10_000 })
    expect(priceNet(facts([line(2000, 1)], 0, whole))).toMatchObject({
      taxableCents: leastPaymentCents,
    })
  })

  test('carries an order free with such a code', () => {
    const free = discountOf({ kind: 'free_delivery' })
    expect(priceNet(facts([line(2000, 1)], 1500, free))).toMatchObject({
      deliveryCents: 0,
      taxableCents: 2000,
    })
  })

  test('leaves the difference to whoever wants to be dearer served', () => {
    const free = discountOf({ kind: 'free_delivery' })
    const express = { ...facts([line(2000, 1)], 9900, free), cheapestCents: 1500 }
    expect(priceNet(express)).toMatchObject({ deliveryCents: 8400, taxableCents: 10_400 })
    const unlike = { ...facts([line(2000, 1)], 900, free), cheapestCents: 1500 }
    expect(priceNet(unlike)).toMatchObject({ deliveryCents: 0 })
  })

  test('refuses a discount below its minimum', () => {
    const big = discountOf({ percentBps: 1000, minimumCents: 2001 })
    expect(priceNet(facts([line(2000, 1)], 0, big))).toMatchObject({ code: 'discount_minimum' })
  })
})

describe('priceTaxes()', () => {
  test('rounds once per order and tax', () => {
    const quebec = [
      { name: 'GST', ratePpm: 50_000 },
      { name: 'QST', ratePpm: 99_750 },
    ]
    // 5 % of 100.30 is 5.015, 9.975 % is 10.004925
    expect(priceTaxes(quebec, 10_030).map((tax) => tax.amountCents)).toEqual([502, 1000])
  })

  test('is never more than half a cent from the exact amount', () => {
    const cents = fc.integer({ min: 0, max: 100_000_000_000 })
    const ppm = fc.integer({ min: 0, max: 1_000_000 })
    fc.assert(
      fc.property(cents, ppm, (taxableCents, ratePpm) => {
        const [tax] = priceTaxes([{ name: 'HST', ratePpm }], taxableCents)
        const rest = BigInt(tax!.amountCents) * 1_000_000n - BigInt(taxableCents) * BigInt(ratePpm)
        expect(rest > -500_000n && rest <= 500_000n).toBe(true)
      }),
    )
  })
})

test('totalOrder() adds up for any cart, discount and province', () => {
  const lines = fc.array(
    fc
      .tuple(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 99 }))
      .map(([price, quantity]) => line(price, quantity)),
    { minLength: 1, maxLength: 20 },
  )
  const discount = fc.oneof(
    fc.constant(null),
    fc.integer({ min: 1, max: 10_000 }).map((percentBps) => discountOf({ percentBps })),
    fc
      .integer({ min: 1, max: 1_000_000 })
      .map((amountCents) => discountOf({ kind: 'fixed', amountCents })),
    fc.constant(discountOf({ kind: 'free_delivery' })),
  )
  const taxes = fc.array(
    fc.record({ name: fc.string(), ratePpm: fc.integer({ min: 0, max: 150_000 }) }),
    { maxLength: 2 },
  )
  fc.assert(
    fc.property(lines, fc.integer({ min: 0, max: 10_000 }), discount, taxes, (...[l, d, c, t]) => {
      const net = priceNet(facts(l, d, c))
      if ('kind' in net) throw new Error('It has no minimum')
      const totals = totalOrder(net, priceTaxes(t, net.taxableCents))
      const { subtotalCents, discountCents, deliveryCents, taxCents, totalCents } = totals
      expect(totalCents).toBe(subtotalCents - discountCents + deliveryCents + taxCents)
      expect(discountCents).toBeGreaterThanOrEqual(0)
      expect(discountCents).toBeLessThanOrEqual(subtotalCents)
      expect(totalCents).toBeGreaterThanOrEqual(Math.min(leastPaymentCents, subtotalCents))
    }),
  )
})
