import { expect, it } from 'vitest'
import { formatCents } from './format-cents.ts'

it('formatCents() writes amounts as the shop does', () => {
  expect([0, 5, 1234, 123_456_789].map(formatCents)).toEqual([
    '$0.00',
    '$0.05',
    '$12.34',
    '$1,234,567.89',
  ])
  expect(() => formatCents(0.5)).toThrow(RangeError)
  expect(() => formatCents(-1)).toThrow(RangeError)
})
