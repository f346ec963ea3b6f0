import { describe, expect, test } from 'vitest'
import { candle } from '../../model/candle.fixture.ts'
import { priceLine } from '../../model/cart-lines.ts'
import { nameLine, noteLine } from './line-words.ts'

const line = (variant: string, quantity: number, more: object = {}) =>
  priceLine({ variant, handle: candle.handle, quantity, ...more }, candle)

test('nameLine() adds the variant where there are several', () => {
  expect(nameLine(line('sage', 1))).toBe('Ribbed Candle, Sage')
})

describe('noteLine()', () => {
  test('says nothing about a line in order', () => {
    expect(noteLine(line('bone', 1), false, false)).toBeNull()
  })

  test('says what was just added, and how few are left', () => {
    expect(noteLine(line('bone', 1), true, false)).toBe('Just added.')
    expect(noteLine(line('sage', 1), true, false)).toBe('Just added. Only 3 left.')
  })

  test('says that a line was cut back, before anything else', () => {
    expect(noteLine(line('sage', 3, { cutFrom: 5 }), true, false)).toMatch(/You chose 5; only 3/)
  })

  test('says what is sold out, gone, back or unreadable', () => {
    expect(noteLine(line('clay', 0, { cutFrom: 2 }), false, false)).toMatch(/^Sold out/)
    expect(noteLine(line('of-old', 1), false, false)).toMatch(/^No longer sold/)
    expect(noteLine(line('bone', 0, { cutFrom: 2 }), false, false)).toMatch(/^Back in stock/)
    const unknown = priceLine({ variant: 'a', handle: 'b', quantity: 1 }, undefined)
    expect(noteLine(unknown, false, true)).toBeNull()
    expect(noteLine(unknown, false, false)).toMatch(/cannot be read/)
  })
})
