import { expect, test } from 'vitest'
import { formatLowestPrice } from './format-lowest-price.ts'

const from = (price: string) => `from ${price}`
const priced = (...cents: number[]) => ({ variants: cents.map((priceCents) => ({ priceCents })) })

test('formatLowestPrice() names the lowest price, and says "from" only where another is higher', () => {
  expect(formatLowestPrice(priced(2_400), from)).toBe('$24.00')
  expect(formatLowestPrice(priced(2_400, 2_400), from)).toBe('$24.00')
  expect(formatLowestPrice(priced(4_400, 2_400), from)).toBe('from $24.00')
})
