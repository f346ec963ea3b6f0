import { describe, expect, test } from 'vitest'
import { formatPrice } from './format-price.ts'

describe('formatPrice()', () => {
  test('writes English dollars, character by character', () => {
    expect(formatPrice(2400, 'en-CA')).toBe('$24.00')
    expect(formatPrice(5, 'en-CA')).toBe('$0.05')
    expect(formatPrice(0, 'en-CA')).toBe('$0.00')
    expect(formatPrice(123_456_789, 'en-CA')).toBe('$1,234,567.89')
    expect(formatPrice(-500, 'en-CA')).toBe('-$5.00')
  })

  test('writes French dollars with no-break spaces', () => {
    expect(formatPrice(2400, 'fr-CA')).toBe('24,00\u00a0$')
    expect(formatPrice(123_456_789, 'fr-CA')).toBe('1\u00a0234\u00a0567,89\u00a0$')
    expect(formatPrice(-5, 'fr-CA')).toBe('-0,05\u00a0$')
  })

  test('speaks English where the build names no language', () => {
    expect(formatPrice(100_000)).toBe('$1,000.00')
  })

  test('refuses fractions of a cent', () => {
    expect(() => formatPrice(10.5)).toThrow('Cannot format 10.5: not whole cents')
  })
})
