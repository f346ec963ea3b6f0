import { describe, expect, it } from 'vitest'
import type { CatalogChanges, Product } from '../../model/product.ts'
import { summarizeProduct } from '../../model/search/summarize-product.ts'
import { applyOverlay, mergeChanges, type CatalogOverlay } from './catalog-index.ts'

const product = (handle: string, rank: number, priceCents = 1000): Product => ({
  id: handle,
  handle,
  title: handle,
  category: 'oils',
  tagline: '',
  description: '',
  facts: [],
  options: [],
  variants: [{ id: `${handle}-1`, sku: handle, options: {}, priceCents, stock: 1, weightGrams: 1 }],
  images: [],
  rank,
  publishedAt: '2026-01-01T00:00:00Z',
})

const index = {
  feed: 'a',
  version: 5,
  categories: [],
  products: [product('one', 1), product('two', 2)].map(summarizeProduct),
}
const empty: CatalogOverlay = {
  feed: 'a',
  version: 5,
  categories: null,
  products: {},
  whole: false,
}
const changes = (part: Partial<CatalogChanges>): CatalogChanges => ({
  feed: 'a',
  version: 6,
  categories: null,
  products: [],
  removed: [],
  ...part,
})
const handlesAfter = (overlay: CatalogOverlay) =>
  applyOverlay(index, overlay).products.map(({ handle }) => handle)

describe('applyOverlay()', () => {
  it('is the build itself while nothing changed', () => {
    expect(applyOverlay(index, { ...empty, version: 9 })).toBe(index)
  })

  it('puts a new product at its rank and takes an unpublished one out', () => {
    const overlay = mergeChanges(
      empty,
      changes({ products: [product('new', 0)], removed: ['two'] }),
    )
    expect(handlesAfter(overlay)).toEqual(['new', 'one'])
  })

  it('makes one and the same object of the same two', () => {
    const overlay = mergeChanges(empty, changes({ removed: ['two'] }))
    expect(applyOverlay(index, overlay)).toBe(applyOverlay(index, overlay))
  })

  it('shows the newest price', () => {
    const overlay = mergeChanges(empty, changes({ products: [product('one', 1, 1234)] }))
    expect(applyOverlay(index, overlay).products[0]?.variants[0]?.priceCents).toBe(1234)
  })

  it('forgets the build when the database has another history', () => {
    const overlay = mergeChanges(
      { ...empty, whole: true },
      changes({ products: [product('other', 1)] }),
    )
    expect(handlesAfter(overlay)).toEqual(['other'])
  })
})

describe('mergeChanges()', () => {
  it('lets a row that comes twice change nothing', () => {
    const once = mergeChanges(empty, changes({ products: [product('new', 0)] }))
    expect(mergeChanges(once, changes({ products: [product('new', 0)] }))).toEqual(once)
  })

  it('sells again what was removed before', () => {
    const gone = mergeChanges(empty, changes({ removed: ['one'] }))
    expect(handlesAfter(mergeChanges(gone, changes({ products: [product('one', 1)] })))).toEqual([
      'one',
      'two',
    ])
  })

  it('keeps known categories when an answer brings none', () => {
    const category = {
      handle: 'x',
      title: 'X',
      navTitle: 'X',
      description: '',
      banner: null,
      rank: 1,
    }
    const overlay = mergeChanges(empty, changes({ categories: [category] }))
    expect(mergeChanges(overlay, changes({})).categories).toEqual([category])
  })
})
