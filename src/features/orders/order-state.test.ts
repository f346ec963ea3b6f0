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
  attention: null,
  ...part,
})

describe('describeOrder()', () => {
  it('thanks who has paid by their first name', () => {
    expect(describeOrder(order({}), null).title).toBe('Thank you, Claire')
  })

  it('does not say that money came before it is known', () => {
    const confirming = describeOrder(order({ status: 'pending' }), null)
    expect(confirming.title).toBe('One moment')
    expect(confirming.way).toBeUndefined()
    expect(describeOrder(order({ status: 'pending' }), 'open')).toMatchObject({
      poem: 'Nothing was charged.',
      way: 'checkout',
    })
  })

  it('keeps a parcel on its way through a dispute', () => {
    const shippedAt = '2026-11-23T19:00:00Z'
    const disputed = order({ status: 'disputed', shippedAt })
    expect(describeOrder(disputed, null).title).toBe('On its way, Claire')
    expect(noteOrder(disputed)).toMatch(/questioned/)
    expect(isTravelling(disputed)).toBe(true)
    expect(describeOrder(order({ status: 'disputed' }), null).title).toBe('In dispute')
  })

  it('asks nobody to pay again while the provider looks at a payment', () => {
    const reviewed = describeOrder(order({ status: 'pending', provider: 'paypal' }), 'processing')
    expect(reviewed.text).toMatch(/^PayPal has your payment/)
    expect(reviewed.way).toBeUndefined()
  })

  it('says why a person looks after it', () => {
    const say = (attention: Order['attention']) =>
      describeOrder(order({ status: 'needs_attention', attention }), null).text
    expect(say('sold_out')).toMatch(/someone else has them.*all of it back/)
    expect(say('wrong_amount')).toMatch(/not what this order costs.*all of it back/)
    expect(say('refund_failed')).toMatch(/by hand and writes to claire@maple.example/)
  })

  it('says what went back', () => {
    const refunded = order({ status: 'refunded', refundedCents: 12_588 })
    expect(describeOrder(refunded, null).text).toMatch(/^\$125\.88/)
    expect(describeOrder(order({ status: 'refunded' }), null).text).toMatch(/^\$125\.88/)
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
