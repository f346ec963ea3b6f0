import { describe, expect, test } from 'vitest'
import type { Category, Product, ProductSummary } from '../product.ts'
import { foldText, foldWords } from './fold-text.ts'
import type { ListingQuery } from './listing.ts'
import { listProducts } from './listing.ts'
import { startsNearly, startsWithin } from './search-index.ts'
import { suggest } from './suggest.ts'
import { summarizeProduct } from './summarize-product.ts'

const category = (handle: string, title: string): Category => ({
  ...{ handle, title, navTitle: title, description: '', banner: null, rank: 1 },
})
const categories = [category('oils', 'Anointing Oils'), category('bowls', 'Ceramics')]

let made = 0
function product(title: string, more: Partial<Product> = {}): ProductSummary {
  made++
  const handle = foldText(title).replaceAll(' ', '-')
  return summarizeProduct({
    ...{ id: handle, handle, title, category: 'oils', tagline: '', description: '', facts: [] },
    ...{ options: [], images: [], rank: made, publishedAt: `2026-01-0${made}T00:00:00.000Z` },
    variants: [{ ...variant, id: handle, sku: handle }],
    ...more,
  })
}
const variant = { id: '', sku: '', options: {}, priceCents: 2400, stock: 3, weightGrams: 60 }
const priced = (...prices: number[]) =>
  prices.map((priceCents, i) => ({ ...variant, id: `${i}`, sku: `${i}`, priceCents }))
const glaze = (...values: string[]) => [
  {
    name: 'Glaze',
    facet: 'colour' as const,
    values: values.map((value) => ({ value, swatch: '#fff' })),
  },
]

const products = [
  product('Frankincense Anointing Oil', { tagline: 'Resin and smoke.' }),
  product('Myrrh Anointing Oil', { description: 'Lasts beside frankincense.' }),
  product('Ribbed Bowl', {
    category: 'bowls',
    options: glaze('Bone', 'Sage'),
    variants: priced(9000, 2999),
  }),
  product('Bud Vase', { category: 'bowls', options: glaze('Bone'), variants: priced(3000) }),
  product('Café Cup', { category: 'bowls', options: glaze('Sage'), variants: priced(10000) }),
]

const list = (query: Partial<ListingQuery>) =>
  listProducts(
    products,
    { q: '', category: null, filters: [], sort: 'featured', page: 1, pageSize: 12, ...query },
    categories,
  )
const handles = (query: Partial<ListingQuery>) => list(query).products.map(({ handle }) => handle)
const search = (q: string) => handles({ q, sort: 'relevance' })

test('foldText() leaves plain words', () => {
  expect(foldText('  Café  Crème—18K! ')).toBe('cafe creme 18k')
  expect(foldWords('Oil, oil & OIL')).toEqual(['oil'])
  expect(foldWords('…')).toEqual([])
})

describe('listProducts() finds', () => {
  test.each([
    [
      'the start of a word, titles first',
      'frank',
      ['frankincense-anointing-oil', 'myrrh-anointing-oil'],
    ],
    ['words with and without accents', 'cafe', ['cafe-cup']],
    ['every token or nothing', 'bowl frankincense', []],
    ['words of the category', 'ceramics', ['ribbed-bowl', 'bud-vase', 'cafe-cup']],
    ['option values', 'sage', ['ribbed-bowl', 'cafe-cup']],
    [
      'a word with a letter too few',
      'frnkincense',
      ['frankincense-anointing-oil', 'myrrh-anointing-oil'],
    ],
    ['a word with a letter too many', 'vases', ['bud-vase']],
    ['a word with letters swapped', 'mryrh', ['myrrh-anointing-oil']],
    ['the start of a word with a mistake', 'ribed', ['ribbed-bowl']],
    ['nothing for two mistakes in a short word', 'rbbd', []],
    [
      'a long word with two mistakes',
      'frankinsence',
      ['frankincense-anointing-oil', 'myrrh-anointing-oil'],
    ],
    ['nothing for three', 'frnkinsenze', []],
    ['nothing for a mistake in a short word', 'cxp', []],
    ['everything for no word at all', ' ! ', products.map(({ handle }) => handle)],
  ])('%s', (_, q, expected) => {
    expect(search(q)).toEqual(expected)
  })

  test('no mistakes where the word exists as it is', () => {
    // "bowl" is one edit from "bowls" too, but it starts words, so only those count.
    expect(search('bowl')).toEqual(['ribbed-bowl'])
  })
})

test.each([
  ['clay', 'clya', true],
  ['clay', 'cly', true],
  ['clay', 'claay', true],
  ['clay', 'vlay', true],
  ['claystone', 'vlay', true],
  ['cla', 'clay', true],
  ['aab', 'ab', true],
  ['clay', 'vlya', false],
  ['cl', 'clay', false],
])('startsNearly(%s, %s) is %s', (word, token, expected) => {
  expect(startsNearly(word, token)).toBe(expected)
})

test.each([
  ['frankincense', 'frankinsence', true],
  ['frankincense', 'rakincense', true],
  ['frankincense', 'xxfrankincen', true],
  ['jewelry', 'jewellery', true],
  ['frankincense', 'frnkinsenze', false],
  ['frank', 'frankincense', false],
])('startsWithin(%s, %s, 2) is %s', (word, token, expected) => {
  expect(startsWithin(word, token, 2)).toBe(expected)
})

describe('listProducts() counts', () => {
  const facet = (name: string, query: Partial<ListingQuery> = {}) =>
    list(query)
      .facets.find((f) => f.name === name)
      ?.values.map((v) => [v.value, v.count, v.selected])

  test('values by frequency and price bands in their order', () => {
    expect(facet('colour')).toEqual([
      ['Bone', 2, false],
      ['Sage', 2, false],
    ])
    expect(facet('price')).toEqual([
      ['under-30', 3, false],
      ['30-60', 1, false],
      ['over-100', 1, false],
    ])
    expect(facet('category')).toEqual([
      ['bowls', 3, false],
      ['oils', 2, false],
    ])
  })

  test('a facet without its own filters and with those of the others', () => {
    const filters = [{ facet: 'colour', value: 'Sage' }] as const
    expect(facet('colour', { filters })).toEqual([
      ['Bone', 2, false],
      ['Sage', 2, true],
    ])
    expect(facet('price', { filters })).toEqual([
      ['under-30', 1, false],
      ['over-100', 1, false],
    ])
    expect(handles({ filters })).toEqual(['ribbed-bowl', 'cafe-cup'])
  })

  test('values of one facet together, different facets against each other', () => {
    const both = [
      { facet: 'colour', value: 'Sage' },
      { facet: 'colour', value: 'Bone' },
      { facet: 'price', value: '30-60' },
    ] as const
    expect(handles({ filters: both })).toEqual(['bud-vase'])
  })

  test('a chosen value without hits as 0, and no category within a category', () => {
    const query = { category: 'oils', filters: [{ facet: 'colour', value: 'Bone' }] } as const
    expect(list(query).total).toBe(0)
    expect(facet('colour', query)).toEqual([['Bone', 0, true]])
    expect(facet('category', query)).toBeUndefined()
  })
})

describe('listProducts() sorts and pages', () => {
  test.each([
    ['price-asc', ['frankincense-anointing-oil', 'myrrh-anointing-oil', 'ribbed-bowl']],
    ['price-desc', ['cafe-cup', 'bud-vase', 'ribbed-bowl']],
    ['newest', ['cafe-cup', 'bud-vase', 'ribbed-bowl']],
    ['relevance', ['frankincense-anointing-oil', 'myrrh-anointing-oil', 'ribbed-bowl']],
  ] as const)('by %s', (sort, expected) => {
    expect(handles({ sort, pageSize: 3 })).toEqual(expected)
  })

  test('a page past the end is the last, one before the start the first', () => {
    expect(list({ page: 99, pageSize: 2 })).toMatchObject({ page: 3, pages: 3, total: 5 })
    expect(list({ page: -1, pageSize: 2 }).page).toBe(1)
    expect(list({ category: 'none' })).toMatchObject({ page: 1, pages: 1, total: 0, facets: [] })
  })
})

test("summarizeProduct() keeps the default variant's pictures and no word twice", () => {
  const image = { url: '/a', width: 1, height: 1, alt: 'a', tones: null, variant: null }
  const shown = product('Bone Cup', {
    tagline: 'Thrown thin.',
    description: 'A thin cup, thrown by hand by hand.',
    facts: [{ label: 'Care', text: 'By hand' }],
    options: glaze('Bone', 'Sage'),
    variants: [{ ...variant, options: { Glaze: 'Bone' } }],
    images: [
      { ...image, url: '/sage', variant: { Glaze: 'Sage' } },
      { ...image, url: '/bone', variant: { Glaze: 'Bone' } },
      { ...image, url: '/all' },
    ],
  })
  expect(shown.images.map(({ url }) => url)).toEqual(['/bone', '/all'])
  expect(shown.searchText).toBe('hand')
})

describe('suggest()', () => {
  test('finishes what is typed', () => {
    expect(suggest(products, 'Frankin', categories)).toEqual(['frankincense anointing oil'])
    expect(suggest(products, 'ribbed b', categories)).toContain('ribbed bowl')
  })

  test('offers nothing for nothing', () => {
    expect(suggest(products, ' ', categories)).toEqual([])
  })
})

test('a thousand products are searched within 50 ms once the index stands', () => {
  const many = Array.from({ length: 1000 }, (_, i) => ({
    ...products[i % 5]!,
    id: `${i}`,
    handle: `h${i}`,
  }))
  const query: ListingQuery = {
    ...{
      q: 'frnkincense oil',
      category: null,
      filters: [],
      sort: 'relevance',
      page: 1,
      pageSize: 12,
    },
  }
  listProducts(many, query, categories)
  const start = performance.now()
  listProducts(many, query, categories)
  expect(performance.now() - start).toBeLessThan(50)
})
