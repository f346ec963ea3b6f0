import { expect, it } from 'vitest'
import * as words from '#messages/checkout.ts'
import type { DeliveryRate } from '../../../supabase/functions/_shared/contract/checkout.ts'
import { AppError } from '../../wire/app-error.ts'
import { tellMissing } from './tell-missing.ts'

const rate: DeliveryRate = {
  ...{ id: '1', carrier: 'flat', serviceCode: 'standard', serviceName: 'Standard delivery' },
  ...{ priceCents: 900, currency: 'CAD', minDays: 2, maxDays: 4, isEstimated: true },
  expiresAt: '2026-11-22T19:00:00Z',
}
const unpriced = {
  ...{ quote: null, isCurrent: true, refusal: null, error: null },
  lines: [{ variantId: '1', quantity: 1 }],
  delivery: { rate, isFetching: false },
}
const refused = (code: 'expired_rate' | 'not_sold') => ({
  ...unpriced,
  refusal: { kind: 'refused' as const, code, details: {} },
})

it('tellMissing() says what the quote was refused for', () => {
  expect(tellMissing(refused('expired_rate'), false)).toBe(words.refusals.rate)
  expect(tellMissing(refused('not_sold'), false)).toBe(words.refusals.not_sold)
})

it('tellMissing() asks for a choice only where there is none', () => {
  expect(tellMissing(unpriced, true)).toBe(words.totalOffline)
  const failed = new AppError('internal', 'Cannot price an order', { retryable: true })
  expect(tellMissing({ ...unpriced, error: failed }, false)).toBe(words.totalFailed)
  expect(tellMissing({ ...unpriced, isCurrent: false }, false)).toBe(words.counting)
  const delivery = { rate: null, isFetching: false }
  expect(tellMissing({ ...unpriced, delivery }, false)).toBe(words.deliveryMissing)
})

it('tellMissing() says that nothing is left to be sent', () => {
  expect(tellMissing({ ...unpriced, lines: [] }, false)).toBe(words.deliveryNeedsThings)
})
