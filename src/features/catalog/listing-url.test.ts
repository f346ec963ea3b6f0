import { expect, test } from 'vitest'
import {
  defaultListing,
  isEditorial,
  readListing,
  withFilter,
  writeListing,
  type ListingPlace,
} from './listing-url.ts'

const shop: ListingPlace = { kind: 'shop', category: null }
const oils: ListingPlace = { kind: 'shop', category: 'oils' }
const results: ListingPlace = { kind: 'search' }

test('readListing() reads filters, order and page', () => {
  expect(
    readListing(shop, '?size=10+ml&colour=Sage&colour=Bone&price=under-30&sort=price-asc&page=2'),
  ).toEqual({
    q: '',
    category: null,
    filters: [
      { facet: 'price', value: 'under-30' },
      { facet: 'colour', value: 'Bone' },
      { facet: 'colour', value: 'Sage' },
      { facet: 'size', value: '10 ml' },
    ],
    sort: 'price-asc',
    page: 2,
    pageSize: 12,
  })
})

test('readListing() gives equal listings equal queries, whatever their order in the URL', () => {
  expect(readListing(shop, '?colour=Sage&price=30-60&colour=Bone')).toEqual(
    readListing(shop, '?colour=Bone&colour=Sage&colour=Sage&price=30-60'),
  )
})

test('readListing() takes what it does not understand as not said', () => {
  for (const search of ['', '?', '?page=0', '?page=-1', '?page=x', '?sort=worst', '?utm_source=a'])
    expect(readListing(oils, search)).toEqual(defaultListing(oils))
  expect(readListing(oils, '?category=candles&sort=relevance')).toEqual(defaultListing(oils))
  expect(readListing(shop, `?colour=${'x'.repeat(81)}&colour=`).filters).toEqual([])
  expect(readListing(shop, '?' + 'colour=a&size=b&'.repeat(99)).filters).toHaveLength(2)
})

test('readListing() reads a text on the page of results alone', () => {
  expect(readListing(results, '?q=+rose+&category=oils')).toMatchObject({
    q: 'rose',
    sort: 'relevance',
    filters: [{ facet: 'category', value: 'oils' }],
  })
  expect(readListing(shop, '?q=rose').q).toBe('')
})

test('writeListing() says only what differs, and is read back as it was', () => {
  expect(writeListing(shop, defaultListing(shop))).toBe('')
  const urls = [
    '?category=oils&colour=Bone&size=10+ml&sort=newest&page=3',
    '?page=2',
    '?price=30-60',
  ]
  for (const url of urls) expect(writeListing(shop, readListing(shop, url))).toBe(url)
  expect(writeListing(results, readListing(results, '?q=a%26b&sort=relevance'))).toBe('?q=a%26b')
})

test('withFilter() adds once and takes away, and goes back to the first page', () => {
  const bone = { facet: 'colour', value: 'Bone' } as const
  const added = withFilter(readListing(shop, '?page=3'), bone, true)
  expect(writeListing(shop, added)).toBe('?colour=Bone')
  expect(writeListing(shop, withFilter(added, bone, true))).toBe('?colour=Bone')
  expect(writeListing(shop, withFilter(added, bone, false))).toBe('')
})

test('a page has room for the wide tile in the own order of the shop alone', () => {
  expect(readListing(shop, '?page=2').pageSize).toBe(10)
  expect(readListing(shop, '?sort=newest').pageSize).toBe(12)
  expect(readListing(shop, '?colour=Bone').pageSize).toBe(12)
  expect(readListing(results, '?q=oil').pageSize).toBe(12)
  expect(isEditorial(readListing(shop, '?page=2'))).toBe(true)
  expect(isEditorial(readListing(results, '?q=oil'))).toBe(false)
})
