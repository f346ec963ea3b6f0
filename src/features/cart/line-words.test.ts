import { describe, expect, test } from 'vitest'
import { candle } from '../../model/candle.fixture.ts'
import { cartLine } from '../../model/cart-line.fixture.ts'
import { priceLine } from '../../model/cart-lines.ts'
import { nameLine, noteLine } from './line-words.ts'

const line = (variant: string, quantity: number, more: object = {}) =>
  priceLine(cartLine(variant, quantity, more), candle)

test('nameLine() adds the variant where there are several', () => {
  expect(nameLine(line('sage', 1))).toBe('Ribbed Candle, Sage')
})

const quiet = { isNew: false, isChanged: false, isReading: false }

describe('noteLine()', () => {
  test('says nothing about a line in order', () => {
    expect(noteLine(line('bone', 1), quiet)).toBeNull()
  })

  test('says what was just added, and how few are left', () => {
    expect(noteLine(line('bone', 1), { ...quiet, isNew: true })).toBe('Just added.')
    expect(noteLine(line('sage', 1), { ...quiet, isNew: true })).toBe('Just added. Only 3 left.')
  })

  test('says how few are left while one looks, and what another device did', () => {
    expect(noteLine(line('sage', 1), quiet)).toBe('Only 3 left.')
    expect(noteLine(line('bone', 1), { ...quiet, isChanged: true })).toMatch(/another device\.$/)
    const changed = noteLine(line('sage', 2), { ...quiet, isChanged: true })
    expect(changed).toBe('Changed on another device. Only 3 left.')
  })

  test('says that a line was cut back, before anything else', () => {
    expect(noteLine(line('sage', 5), { ...quiet, isNew: true })).toMatch(/You chose 5; only 3/)
  })

  test('says that the price is another than the one chosen', () => {
    const note = noteLine(line('bone', 1, { addedPriceCents: 4900 }), quiet)
    expect(note).toBe('It was $49.00 when you chose it; it is $52.00 now.')
  })

  test('says what is sold out, gone or unreadable', () => {
    expect(noteLine(line('clay', 2), quiet)).toMatch(/^Sold out/)
    expect(noteLine(line('of-old', 1), quiet)).toMatch(/^No longer sold/)
    const unknown = priceLine(cartLine('a', 1), undefined)
    expect(noteLine(unknown, { ...quiet, isReading: true })).toBeNull()
    expect(noteLine(unknown, quiet)).toMatch(/cannot be read/)
  })
})
