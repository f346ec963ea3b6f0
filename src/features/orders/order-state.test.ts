import { describe, expect, it } from 'vitest'
import type { Order } from '../../../supabase/functions/_shared/contract/checkout.ts'
import { describeOrder, isTravelling, noteOrder } from './order-state.ts'

const order = (part: Partial<Order>): Order => ({
  ...{ id: '1', key: 'ab', number: 'AA-10482', status: 'paid', email: 'claire@maple.example' },
  destination: {
    ...{ name: 'Claire Okafor', line1: '48 Beaconsfield Avenue', city: 'Toronto' },
    ...{ region: 'ON', postalCode: 'M6J 3H1', country: 'CA' },
  },
  lines: [],
  totals: {
    ...{ currency: 'CAD', subtotalCents: 10_000, discountCents: 0, deliveryCents: 1_140 },
    ...{ taxes: [], taxCents: 1_448, totalCents: 12_588 },
  },
  discountCode: null,
  delivery: {
    ...{ carrier: 'canada-post', serviceName: 'Expedited Parcel' },
    ...{ minDays: 2, maxDays: 4, isEstimated: false },
  },
  ...{ provider: 'stripe', refundedCents: 0, trackingUrl: null },
  ...{ placedAt: '2026-11-22T19:00:00Z', paidAt: null, shippedAt: null },
  ...part,
})

describe('describeOrder()', () => {
  it('thanks who has paid by their first name', () => {
    expect(describeOrder(order({}), false).title).toBe('Thank you, Claire')
  })

  it('does not say that money came before it is known', () => {
    const confirming = describeOrder(order({ status: 'pending' }), false)
    expect(confirming.title).toBe('One moment')
    expect(confirming.way).toBeUndefined()
    expect(describeOrder(order({ status: 'pending' }), true)).toMatchObject({
      poem: 'Nothing was charged.',
      way: 'checkout',
    })
  })

  it('keeps a parcel on its way through a dispute', () => {
    const shippedAt = '2026-11-23T19:00:00Z'
    const disputed = order({ status: 'disputed', shippedAt })
    expect(describeOrder(disputed, false).title).toBe('On its way, Claire')
    expect(noteOrder(disputed)).toMatch(/dispute/)
  })

  it('says what went back', () => {
    const refunded = order({ status: 'refunded', refundedCents: 12_588 })
    expect(describeOrder(refunded, false).text).toMatch(/^\$125\.88/)
    expect(describeOrder(order({ status: 'refunded' }), false).text).toMatch(/^\$125\.88/)
    expect(noteOrder(order({ status: 'partially_refunded', refundedCents: 500 }))).toMatch(
      /\$5\.00/,
    )
  })

  it('shows no journey of what will not arrive', () => {
    const statuses = ['expired', 'needs_attention', 'refunded'] as const
    expect(statuses.map((status) => isTravelling(order({ status })))).toEqual([false, false, false])
    expect(isTravelling(order({ status: 'partially_refunded' }))).toBe(true)
  })
})
