import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { toCents, toMoney } from './money.ts'

test('an amount of PayPal is what it was in cents', () => {
  expect(toMoney(5, 'CAD')).toEqual({ currency_code: 'CAD', value: '0.05' })
  expect(toMoney(123_456, 'CAD').value).toBe('1234.56')
  fc.assert(
    fc.property(fc.nat(100_000_000), (cents) => {
      expect(toCents(toMoney(cents, 'CAD'))).toBe(cents)
    }),
  )
})

test('toCents() takes one decimal or none, and nothing that is no amount', () => {
  const cents = (value: string) => toCents({ currency_code: 'CAD', value })
  expect([cents('12'), cents('12.3'), cents('0.07')]).toEqual([1200, 1230, 7])
  for (const value of ['', '1.234', '-1', '1,00', '1e3'])
    expect(() => cents(value)).toThrow(`"${value}"`)
})
