import { describe, expect, test } from 'vitest'
import { priceLine, subtotalCents } from './cart-lines.ts'
import { candle } from './candle.fixture.ts'
import { cartLine } from './cart-line.fixture.ts'

const line = cartLine

describe('priceLine()', () => {
  test('takes name, picture, price and stock from the catalogue', () => {
    expect(priceLine(line('sage', 2), candle)).toMatchObject({
      state: 'available',
      title: 'Ribbed Candle',
      variantWords: 'Sage',
      path: '/product/ribbed-candle?glaze=Sage',
      unitCents: 5400,
      totalCents: 10_800,
      stock: 3,
      image: { url: '/sage.jpg' },
    })
  })

  test('counts nothing for what is sold out', () => {
    expect(priceLine(line('clay', 2), candle)).toMatchObject({ state: 'sold-out', totalCents: 0 })
  })

  test('names what is no longer sold as it was called when it was added', () => {
    const named = { ...line('sage', 1), name: 'Ribbed Candle, Sage' }
    expect(priceLine(named, null)).toMatchObject({
      state: 'gone',
      title: 'Ribbed Candle, Sage',
      totalCents: 0,
    })
    expect(priceLine(line('sage', 1), null).title).toBe('Ribbed candle')
    expect(priceLine(line('of-old', 1), candle).state).toBe('gone')
  })

  test('waits for a catalogue that has not answered', () => {
    expect(priceLine(line('sage', 1), undefined).state).toBe('unknown')
  })

  test('shows what the server told where the catalogue is silent', () => {
    const told = {
      ...{ variant: 'sage', handle: candle.handle, title: 'Ribbed Candle', wanted: 5, epoch: 0 },
      ...{ quantity: 2, stock: 2, priceCents: 5000, addedPriceCents: 5400, note: null },
    }
    const heard = line('sage', 5, { told, stock: 2, addedPriceCents: 5400 })
    expect(priceLine(heard, undefined)).toMatchObject({
      ...{ state: 'available', quantity: 2, wanted: 5, totalCents: 10_000, formerCents: 5400 },
    })
    const gone = { ...told, note: 'not_sold' as const, priceCents: null }
    expect(priceLine(line('sage', 5, { told: gone }), undefined).state).toBe('gone')
  })

  test('cuts what is wanted to what there is, by the database’s word alone', () => {
    expect(priceLine(line('sage', 9), candle)).toMatchObject({ quantity: 3, wanted: 9 })
    expect(priceLine(line('sage', 9), candle, false)).toMatchObject({ quantity: 9 })
  })

  test('says what a line cost when it was added, where that has changed', () => {
    expect(priceLine(line('sage', 1, { addedPriceCents: 5000 }), candle).formerCents).toBe(5000)
    expect(priceLine(line('sage', 1, { addedPriceCents: 5400 }), candle).formerCents).toBeNull()
  })
})

test('subtotalCents() sums whole cents of what can be had', () => {
  const lines = [line('bone', 3), line('sage', 1), line('clay', 5)]
  expect(subtotalCents(lines.map((each) => priceLine(each, candle)))).toBe(3 * 5200 + 5400)
})
