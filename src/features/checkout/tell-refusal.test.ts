import { expect, it } from 'vitest'
import { tellRefusal } from './tell-refusal.ts'

const refused = (code: Parameters<typeof tellRefusal>[0]['code'], details = {}) =>
  tellRefusal({ kind: 'refused', code, details }, 'stripe')

it('tellRefusal() offers the other provider when one is down', () => {
  expect(refused('payment_provider_unavailable')).toEqual({
    words: expect.stringMatching(/^Stripe is not answering.*PayPal works/),
    other: 'paypal',
  })
})

it('tellRefusal() says how long to wait', () => {
  expect(refused('too_many_requests', { retryAfterSeconds: 12 }).words).toMatch(/12 seconds/)
  expect(refused('too_many_requests', { retryAfterSeconds: 300 }).words).toMatch(/5 minutes/)
})

it('tellRefusal() says of every refusal that nothing was charged, or what to change', () => {
  expect(refused('sold_out').words).toMatch(/Nothing was charged/)
  expect(refused('internal').words).toMatch(/Nothing was charged/)
  expect(refused('discount_used').words).toMatch(/used up/)
})
