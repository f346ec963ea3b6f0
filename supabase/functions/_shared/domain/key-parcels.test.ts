import { describe, expect, test } from 'vitest'
import { keyParcels } from './key-parcels.ts'
import type { Parcel } from './ports.ts'

const small: Parcel = { weightGrams: 200, lengthMm: 200, widthMm: 150, heightMm: 100 }
const large: Parcel = { weightGrams: 4_000, lengthMm: 400, widthMm: 300, heightMm: 250 }
const home = { country: 'CA', region: 'ON', postalCode: 'M6J 3H1' }
const origin = { country: 'CA', postalCode: 'M5V 2T6' }
const key = (parcels = [small, large], to = home, from = origin) => keyParcels(parcels, to, from)

describe('keyParcels()', () => {
  test('is one key however the code is written and in whatever order the parcels are', async () => {
    const expected = await key()
    expect(expected).toMatch(/^[0-9a-f]{64}$/)
    expect(await key([large, small])).toBe(expected)
    expect(await key([small, large], { ...home, postalCode: 'm6j-3h1' })).toBe(expected)
  })

  test('is another key for anything a carrier prices by', async () => {
    const others = await Promise.all([
      key(),
      key([small]),
      key([small, small, large]),
      key([{ ...small, weightGrams: 250 }, large]),
      key([{ ...small, heightMm: 90 }, large]),
      key([small, large], { ...home, postalCode: 'M6J 3H2' }),
      key([small, large], { ...home, country: 'US' }),
      key([small, large], home, { ...origin, postalCode: 'V6B 1A1' }),
      key([small, large], { country: 'AE', region: 'Dubai', postalCode: '' }),
      key([small, large], { country: 'AE', region: 'Ajman', postalCode: '' }),
    ])
    expect(new Set(others).size).toBe(others.length)
  })
})
