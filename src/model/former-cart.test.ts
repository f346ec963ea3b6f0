import { describe, expect, test } from 'vitest'
import { listLines, newCartRecord } from './cart-record.ts'
import { parseFormerCart, takeOver } from './former-cart.ts'

const text = JSON.stringify({
  lines: [
    { variant: 'sage', handle: 'candle', name: 'Candle, Sage', quantity: 2 },
    { variant: 'bone', handle: 'candle', quantity: 0, cutFrom: 3 },
  ],
  applied: ['tap-1'],
})

const linesOf = (text: string) =>
  listLines(takeOver(newCartRecord('device-1'), text), true).map(
    ({ variant, wanted, name }) => [variant, wanted, name] as const,
  )

describe('takeOver()', () => {
  test('keeps the lines in their order, cut ones with what was wanted, and the intents', () => {
    expect(linesOf(text)).toEqual([
      ['sage', 2, 'Candle, Sage'],
      ['bone', 3, undefined],
    ])
    expect(takeOver(newCartRecord('device-1'), text).applied).toEqual(['tap-1'])
  })

  test('takes the same text over once', () => {
    const once = takeOver(newCartRecord('device-1'), text)
    expect(takeOver(once, text)).toBe(once)
  })
})

test('parseFormerCart() leaves out what is damaged', () => {
  expect(parseFormerCart('{')).toEqual({ lines: [], applied: [] })
  expect(
    parseFormerCart('{"lines":[{"variant":7},{"variant":"a","handle":"b","quantity":-1}]}'),
  ).toEqual({ lines: [], applied: [] })
  expect(parseFormerCart('[]').lines).toEqual([])
})
