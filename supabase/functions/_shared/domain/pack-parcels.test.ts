import { assert, constant, integer, oneof, property, record, array } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { packParcels } from './pack-parcels.ts'
import type { Goods } from './pack-parcels.ts'

const oil: Goods = { quantity: 1, weightGrams: 62, lengthMm: 25, widthMm: 25, heightMm: 74 }
const bowl: Goods = { quantity: 1, weightGrams: 900, lengthMm: 180, widthMm: 180, heightMm: 90 }

const volumeOf = (goods: Goods) => goods.lengthMm! * goods.widthMm! * goods.heightMm!

describe('packParcels()', () => {
  test('packs a bottle in the smallest box, its weight with the box', () => {
    expect(packParcels([oil])).toEqual([
      { weightGrams: 200, lengthMm: 200, widthMm: 150, heightMm: 100 },
    ])
  })

  test('takes the box by the sides of the largest thing', () => {
    expect(packParcels([oil, bowl])).toEqual([
      { weightGrams: 1200, lengthMm: 300, widthMm: 220, heightMm: 150 },
    ])
  })

  test('turns things as they fit', () => {
    const upright = { ...bowl, lengthMm: 90, heightMm: 180 }
    expect(packParcels([upright])).toEqual(packParcels([bowl]))
  })

  test('opens another parcel when one is full, by weight or by volume', () => {
    const heavy = { ...oil, quantity: 9, weightGrams: 5_000 }
    expect(packParcels([heavy]).map(({ weightGrams }) => weightGrams)).toEqual([
      15_150, 15_150, 15_150,
    ])
    const bulky = { ...bowl, quantity: 60, weightGrams: 10 }
    expect(packParcels([bulky])).toHaveLength(3)
  })

  test('sends what fits no box by itself', () => {
    const pole = { ...oil, quantity: 2, lengthMm: 1_500 }
    const anvil = { ...oil, weightGrams: 40_000 }
    const parcels = packParcels([pole, anvil, oil])
    expect(parcels.map(({ lengthMm }) => lengthMm).sort()).toEqual([1_520, 1_520, 200, 94].sort())
    expect(Math.max(...parcels.map(({ weightGrams }) => weightGrams))).toBe(44_000)
  })

  test('guesses what nobody measured, by the weight', () => {
    const unknown = { quantity: 3, weightGrams: 500, lengthMm: null, widthMm: null, heightMm: null }
    expect(packParcels([unknown])).toHaveLength(1)
    expect(packParcels([{ ...unknown, weightGrams: 0 }])).toHaveLength(1)
  })

  test('packs 9,900 things in no time', () => {
    const goods = Array.from({ length: 100 }, (_, n) => ({
      ...bowl,
      quantity: 99,
      heightMm: 90 + n,
    }))
    const start = performance.now()
    expect(packParcels(goods).length).toBeGreaterThan(100)
    expect(performance.now() - start).toBeLessThan(500)
  })

  const side = integer({ min: 5, max: 700 })
  const someGoods = array(
    record({
      quantity: integer({ min: 1, max: 99 }),
      weightGrams: oneof(constant(0), integer({ min: 1, max: 30_000 })),
      ...{ lengthMm: side, widthMm: side, heightMm: side },
    }),
    { minLength: 1, maxLength: 12 },
  )

  test('leaves nothing behind, overloads nobody, and names the longest side length', () => {
    assert(
      property(someGoods, (goods) => {
        const parcels = packParcels(goods)
        const sum = (of: (one: Goods) => number) =>
          goods.reduce((total, one) => total + one.quantity * of(one), 0)
        const grams = parcels.reduce((total, { weightGrams }) => total + weightGrams, 0)
        expect(grams).toBeGreaterThanOrEqual(sum((one) => one.weightGrams))
        const space = parcels.reduce((total, box) => total + volumeOf({ ...box, quantity: 1 }), 0)
        expect(space).toBeGreaterThanOrEqual(sum(volumeOf))
        for (const { weightGrams, lengthMm, widthMm, heightMm } of parcels) {
          expect([lengthMm, widthMm, heightMm]).toEqual(
            [lengthMm, widthMm, heightMm].sort((one, other) => other - one),
          )
          const isBox = ['200x150', '300x220', '400x300', '600x400'].includes(
            `${lengthMm}x${widthMm}`,
          )
          expect(weightGrams).toBeLessThanOrEqual(isBox ? 20_000 : 33_050)
        }
      }),
    )
  })
})
