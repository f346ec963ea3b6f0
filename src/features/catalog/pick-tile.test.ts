import { expect, test } from 'vitest'
import type { Category, ProductImage, ProductSummary } from '../../model/product.ts'
import { defaultListing, type ListingPlace } from './listing-url.ts'
import { pickTile } from './pick-tile.ts'

const banner = {} as ProductImage
const categories = ['oils', 'candles', 'incense', 'gifts'].map(
  (handle) => ({ handle, banner }) as Category,
)
const page = (count: number, at = 1) => ({
  page: at,
  products: Array.from({ length: count }, () => ({}) as ProductSummary),
})
const shop: ListingPlace = { kind: 'shop', category: null }

test('pickTile() stands only where rows of two and of three stay full', () => {
  const query = defaultListing(shop)
  expect(pickTile(query, page(10), categories)?.handle).toBe('incense')
  expect(pickTile(query, page(4), categories)).not.toBeNull()
  for (const count of [0, 1, 2, 3, 5, 6, 9, 12])
    expect(pickTile(query, page(count), categories)).toBeNull()
})

test('pickTile() stands in the own order of the shop alone', () => {
  const query = defaultListing(shop)
  expect(pickTile({ ...query, sort: 'newest' }, page(10), categories)).toBeNull()
  const filters = [{ facet: 'colour', value: 'Bone' }] as const
  expect(pickTile({ ...query, filters }, page(10), categories)).toBeNull()
})

test('pickTile() tells of another category than the one on the page', () => {
  for (const { handle } of categories) {
    const query = defaultListing({ kind: 'shop', category: handle })
    expect(pickTile(query, page(4), categories)?.handle).not.toBe(handle)
  }
  expect(pickTile(defaultListing(shop), page(10, 2), categories)?.handle).toBe('gifts')
})

test('pickTile() is content where no category has a picture', () => {
  expect(pickTile(defaultListing(shop), page(10), [])).toBeNull()
})
