import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { listUnsent } from '../../model/wishlist.ts'
import { keepUnsent } from './foreign-wishlists.ts'

test('keepUnsent() leaves what the server has not heard of, and nothing else', () => {
  const kept = {
    flips: { a: 2, b: 1, c: 3 },
    server: { a: 1, b: 1 },
    handles: { a: 'balm', b: 'oil', c: 'soap' },
  }
  expect(keepUnsent(kept)).toEqual({
    flips: { a: 2, c: 3 },
    server: { a: 1 },
    handles: { a: 'balm', c: 'soap' },
  })
  expect(keepUnsent({ ...kept, server: kept.flips })).toBeNull()
})

test('keepUnsent() loses no flip that is to be sent', () => {
  const counts = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 1, max: 4 }))
  fc.assert(
    fc.property(counts, counts, (flips, server) => {
      const left = keepUnsent({ flips, server, handles: {} })
      expect(left ? listUnsent(left.flips, left.server) : []).toEqual(listUnsent(flips, server))
    }),
  )
})
