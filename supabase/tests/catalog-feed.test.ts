import { beforeAll, describe, expect, test } from 'vitest'
import type { CatalogChanges } from '../../src/model/product.ts'
import { useDatabase } from './database.ts'

const handles = ({ products }: CatalogChanges): string[] => products.map(({ handle }) => handle)

describe('a table emptied by truncate', () => {
  // Its own database, since it takes everything away.
  const other = useDatabase('seeded')
  const readOther = async (since: number) => {
    const [row] = await other.sql<{ changes: CatalogChanges }[]>`
      select catalog_changes(${since}) as changes`
    return row!.changes
  }

  test('is told of: stock, pictures, variants, products, categories', async () => {
    const all = await readOther(0)
    await other.sql`truncate inventory`
    const soldOut = await readOther(all.version)
    expect(soldOut.products).toHaveLength(all.products.length)
    expect(soldOut.products[0]!.variants[0]!.stock).toBe(0)
    await other.sql`truncate product_images`
    const bare = await readOther(soldOut.version)
    expect(bare.products.map(({ images }) => images.length)).toEqual(all.products.map(() => 0))
    await other.sql`truncate variants cascade`
    const gone = await readOther(bare.version)
    expect(gone.removed).toEqual(handles(all).sort())
    const [listing] = await other.sql`select search_products() ->> 'total' as total`
    expect(listing!.total).toBe('0')
    await other.sql`truncate categories cascade`
    expect((await readOther(gone.version)).categories).toEqual([])
  })
})

describe('a catalogue of more than a thousand products', () => {
  const other = useDatabase('migrated')
  const readPage = async (since: number, after: string | null) => {
    const [row] = await other.as(
      'anon',
      (tx) => tx<{ changes: CatalogChanges }[]>`
      select catalog_changes(${since}, ${after}) as changes`,
    )
    return row!.changes
  }
  const readAll = async (since: number) => {
    const pages = [await readPage(since, null)]
    while (pages.at(-1)!.more) pages.push(await readPage(since, pages.at(-1)!.next!))
    return pages
  }

  beforeAll(async () => {
    await other.sql`insert into categories (handle, title) values ('ceramics', 'Ceramics')`
    await other.sql`insert into products (handle, title, category, rank)
      select 'bowl-' || n, 'Bowl', 'ceramics', 2101 - n from generate_series(1, 2100) n`
    await other.sql`insert into variants (product_id, sku, price_cents)
      select id, handle, 100 from products`
  })

  test('comes in pages, each product once, categories with the first', async () => {
    const pages = await readAll(0)
    expect(pages.map(({ products }) => products.length)).toEqual([1000, 1000, 100])
    expect(new Set(pages.flatMap(handles)).size).toBe(2100)
    expect(pages.map(({ categories }) => categories?.length)).toEqual([1, undefined, undefined])
    expect('more' in pages[2]! || 'next' in pages[2]!).toBe(false)
  })

  test('loses no tombstone between pages, and no change made while they are read', async () => {
    await other.sql`delete from products where handle in ('bowl-1', 'bowl-1500', 'bowl-999')`
    const first = await readPage(0, null)
    await other.sql`update variants set price_cents = 7 where sku in ('bowl-10', 'bowl-998')`
    const second = await readPage(0, first.next!)
    const third = await readPage(0, second.next!)
    const pages = [first, second, third]
    expect(pages.flatMap(({ removed }) => removed).sort()).toEqual([
      'bowl-1',
      'bowl-1500',
      'bowl-999',
    ])
    expect(third.more).toBeUndefined()
    expect(handles(await readPage(first.version, null)).sort()).toEqual(['bowl-10', 'bowl-998'])
  })

  test('is one whole answer at exactly a thousand', async () => {
    await other.sql`update products set is_published = false where rank > 1001`
    const answer = await readPage(0, null)
    expect(answer.products).toHaveLength(1000)
    expect('more' in answer).toBe(false)
  })
})

describe('renew_catalog_feed()', () => {
  const other = useDatabase('migrated')

  test('is called by nobody but the owner', async () => {
    for (const caller of ['anon', 'stranger', 'service_role'] as const)
      await expect(
        other.as(caller, (tx) => tx`select private.renew_catalog_feed()`),
      ).rejects.toMatchObject({ code: '42501' })
  })
})
