import { beforeAll, describe, expect, test } from 'vitest'
import { makeSeed } from '../../catalog/write-seed.ts'
import type { CatalogChanges, ProductSummary } from '../../src/model/product.ts'
import { foldText } from '../../src/model/search/fold-text.ts'
import type { ListingQuery, ListingSort } from '../../src/model/search/listing.ts'
import { listProducts } from '../../src/model/search/listing.ts'
import { summarizeProduct } from '../../src/model/search/summarize-product.ts'
import type { Database } from './database.ts'
import { useDatabase } from './database.ts'

const small = useDatabase('seeded')
const large = useDatabase('migrated')

beforeAll(async () => {
  await large.sql.unsafe(await makeSeed('generated:1000'))
  await large.sql`analyze`
})

type Shop = { changes: CatalogChanges; products: ProductSummary[] }

const shops = new Map<Database, Promise<Shop>>()

function readShop(database: Database): Promise<Shop> {
  const shop = shops.get(database) ?? fetchShop(database)
  shops.set(database, shop)
  return shop
}

async function fetchShop({ as }: Database): Promise<Shop> {
  const [row] = await as(
    'anon',
    (tx) => tx<{ changes: CatalogChanges }[]>`
    select catalog_changes(0) as changes`,
  )
  return { changes: row!.changes, products: row!.changes.products.map(summarizeProduct) }
}

async function expectSame({ as }: Database, shop: Shop, asked: Partial<ListingQuery>) {
  const query: ListingQuery = {
    ...{ q: '', category: null, filters: [], sort: 'featured', page: 1, pageSize: 12 },
    ...asked,
  }
  const filters = query.filters.map(({ facet, value }) => `${facet}:${value}`)
  const [row] = await as(
    'anon',
    (tx) => tx`
    select search_products(${query.q}, ${query.category}, ${filters}, ${query.sort}, ${query.page},
      ${query.pageSize}) as listing`,
  )
  const listing = listProducts(shop.products, query, shop.changes.categories ?? [])
  expect(row!.listing, JSON.stringify(asked)).toEqual(listing)
  return listing
}

const sorts: ListingSort[] = ['featured', 'newest', 'price-asc', 'price-desc', 'relevance']
const words = [
  ...['oil', 'candle', 'frankincense', 'frankin', 'rib', 'o', 'stoneware candle', 'gift', 'oils'],
  ...['Café', 'cedar & hyssop', 'ROSE  QUARTZ', 'bone', '10 ml', '18k gold', 'linen pouch', '0.5'],
]
const mistakes = [
  ...['candel', 'frankincese', 'frnakincense', 'frankiincense', 'myhrr', 'ipnk', 'xedar', 'vases'],
  ...['stonware cande', 'amethist', 'lappis', 'qzxv', 'abc', 'warmer xyzzyq', 'boll'],
  ...[
    'frankinsence',
    'jewellery',
    'stonewear',
    'insence holder',
    'braclett',
    'ceramiques',
    'wallnutt',
  ],
]
const odd = [' ', '!!!', "o'il", '%', '_', 'a:*', '(', "'", '\\', 'ß', '日本', 'oil oil', 'e\u0301']

describe.each([
  ['the shop', small],
  ['a thousand products', large],
] as const)('search_products() and listProducts() agree on %s', (_, database) => {
  test.each([...words, ...mistakes, ...odd])('for "%s"', async (q) => {
    const shop = await readShop(database)
    for (const sort of ['relevance', 'price-asc'] as const)
      await expectSame(database, shop, { q, sort, pageSize: 100 })
  })

  test('for every category in every order, page by page', async () => {
    const shop = await readShop(database)
    for (const category of [null, 'candles', 'jewelry', 'no-such'])
      for (const sort of sorts)
        for (const page of [0, 1, 2, 9999])
          await expectSame(database, shop, { category, sort, page })
  })

  test('for filters of one and of several facets, alone, within categories and with words', async () => {
    const shop = await readShop(database)
    const { facets } = await expectSame(database, shop, {})
    const filters = facets.flatMap(({ name, values }) =>
      values.slice(0, 3).map(({ value }) => ({ facet: name, value })),
    )
    for (const [i, filter] of filters.entries()) {
      const other = filters[(i * 7 + 5) % filters.length]!
      await expectSame(database, shop, { filters: [filter] })
      await expectSame(database, shop, { filters: [filter, other], sort: 'newest' })
      await expectSame(database, shop, { filters: [filter, other], category: 'candles' })
      await expectSame(database, shop, {
        filters: [filter, filters[0]!],
        q: 'sto',
        page: 2,
        pageSize: 5,
      })
    }
    await expectSame(database, shop, { filters: [{ facet: 'colour', value: 'No: such' }] })
  })

  test('for words with one edit anywhere', async () => {
    const shop = await readShop(database)
    for (const word of ['clay', 'amber', 'walnut']) {
      const edits = [...word].flatMap((_letter, i) => {
        const [before, after] = [word.slice(0, i), word.slice(i)]
        const swapped = after.slice(0, 2).split('').reverse().join('') + after.slice(2)
        return [after.slice(1), `q${after.slice(1)}`, `q${after}`, swapped].map(
          (end) => before + end,
        )
      })
      for (const q of edits) await expectSame(database, shop, { q, sort: 'relevance' })
    }
  })

  test('for long words with two edits anywhere', async () => {
    const shop = await readShop(database)
    const word = 'frankincense'
    for (let i = 0; i < word.length; i++)
      for (let j = i + 2; j < word.length; j += 3) {
        const [before, between, after] = [word.slice(0, i), word.slice(i + 1, j), word.slice(j + 1)]
        for (const q of [before + between + after, `${before}q${between}${word[j]}q${after}`])
          await expectSame(database, shop, { q, sort: 'relevance', pageSize: 3 })
      }
  })
})

test('both find what is meant', async () => {
  const shop = await readShop(small)
  const first = async (q: string) =>
    (await expectSame(small, shop, { q, sort: 'relevance' })).products[0]?.handle
  expect(await first('frankincese oil')).toBe('frankincense-oil')
  expect(await first('ribed candle')).toBe('ribbed-stoneware-candle')
  expect(await first('frankinsence')).toBe('frankincense-oil')
  expect(await first('bracelt')).toBe('bead-bracelet')
  expect(await first('lapis')).toBe('bead-bracelet')
})

test('fold_text() folds as foldText()', async () => {
  const texts = [
    'Café Crème',
    'ŁÓDŹ ſ ß İ K Å Ａ',
    'g/m²',
    ' a--b ',
    'ﬁne',
    '½',
    'e\u0301\u0302',
    '',
  ]
  const rows =
    await small.sql`select private.fold_text(t) as folded from unnest(${texts}::text[]) t`
  expect(rows.map(({ folded }) => folded as string)).toEqual(texts.map(foldText))
})
