import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  flip,
  isSaved,
  joinGuestWishlist,
  listUnsent,
  mergeWishlists,
  type Wishlist,
} from './wishlist.ts'

const wishlist: fc.Arbitrary<Wishlist> = fc.dictionary(
  fc.constantFrom('a', 'b', 'c'),
  fc.integer({ min: 1, max: 9 }),
)

test('flip() saves, takes out and saves again', () => {
  const once = flip({}, 'a')
  expect([isSaved({}, 'a'), isSaved(once, 'a'), isSaved(flip(once, 'a'), 'a')]).toEqual([
    false,
    true,
    false,
  ])
})

test('mergeWishlists() ends alike whatever comes twice, late or in another order', () => {
  fc.assert(
    fc.property(wishlist, wishlist, wishlist, (one, two, three) => {
      const all = mergeWishlists(mergeWishlists(one, two), three)
      expect(mergeWishlists(three, mergeWishlists(two, one))).toEqual(all)
      expect(mergeWishlists(all, two)).toEqual(all)
      expect(listUnsent(one, all)).toEqual([])
    }),
  )
})

test('listUnsent() names what the server lacks, and no more', () => {
  expect(listUnsent({ a: 2, b: 1, c: 1 }, { a: 1, b: 1, d: 3 })).toEqual([
    { product: 'a', flips: 2 },
    { product: 'c', flips: 1 },
  ])
})

test('joinGuestWishlist() keeps all that either has saved', () => {
  fc.assert(
    fc.property(wishlist, wishlist, (account, guest) => {
      const joined = joinGuestWishlist(account, guest)
      for (const product of ['a', 'b', 'c']) {
        expect(isSaved(joined, product)).toBe(isSaved(account, product) || isSaved(guest, product))
        expect(joined[product] ?? 0).toBeGreaterThanOrEqual(account[product] ?? 0)
      }
    }),
  )
})
