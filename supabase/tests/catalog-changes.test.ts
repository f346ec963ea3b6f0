import { randomBytes } from 'node:crypto'
import type { Sql } from 'postgres'
import { beforeEach, describe, expect, test } from 'vitest'
import type { CatalogChanges } from '../../src/model/product.ts'
import { useDatabase } from './database.ts'

const database = useDatabase('migrated')
let handle: string

const read = async (since: number): Promise<CatalogChanges> => {
  const [row] = await database.as(
    'anon',
    (tx) => tx<{ changes: CatalogChanges }[]>`
    select catalog_changes(${since}) as changes`,
  )
  return row!.changes
}

/** What a client sees that has read everything before. */
const cursor = async (): Promise<number> => (await read(0)).version

const handles = ({ products }: CatalogChanges): string[] =>
  products.map((product) => product.handle)

/** The steps a merchant takes, each a request of its own. */
async function addProduct(name: string, isPublished = true): Promise<void> {
  const { sql } = database
  const [product] = await sql`insert into products (handle, title, category, is_published)
    values (${name}, 'Bowl', 'ceramics', ${isPublished}) returning id`
  const id = product!.id as string
  await sql`insert into product_options (product_id, name, facet) values (${id}, 'Glaze', 'colour')`
  const [variant] = await sql`insert into variants (product_id, sku, options, price_cents)
    values (${id}, ${name}, ${sql.json({ Glaze: 'Bone' })}, 4200) returning id`
  await sql`insert into product_images (product_id, url) values (${id}, 'https://example.com/a.jpg')`
  await sql`insert into inventory values (${variant!.id as string}, 7)`
}

beforeEach(async () => {
  handle = `bowl-${randomBytes(4).toString('hex')}`
  await database.sql`insert into categories (handle, title) values ('ceramics', 'Ceramics')
    on conflict do nothing`
})

describe('catalog_changes()', () => {
  test('gives a product inserted in plain steps whole', async () => {
    const since = await cursor()
    await addProduct(handle)
    const { products, removed } = await read(since)
    expect(removed).toEqual([])
    expect(products).toHaveLength(1)
    expect(products[0]).toMatchObject({
      handle,
      title: 'Bowl',
      category: 'ceramics',
      tagline: '',
      description: '',
      facts: [],
      options: [{ name: 'Glaze', facet: 'colour', values: [{ value: 'Bone', swatch: null }] }],
      variants: [{ sku: handle, options: { Glaze: 'Bone' }, priceCents: 4200, stock: 7 }],
      images: [
        { url: 'https://example.com/a.jpg', width: 1280, height: 1600, alt: 'Bowl', tones: null },
      ],
      publishedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string,
    })
  })

  test('holds a product back until it has a variant, and needs no options, pictures or stock', async () => {
    const since = await cursor()
    await database.sql`insert into products (handle, title, category)
      values (${handle}, 'Bowl', 'ceramics')`
    expect(handles(await read(since))).toEqual([])
    await database.sql`insert into variants (product_id, sku, price_cents)
      select id, ${handle}, 100 from products where handle = ${handle}`
    expect((await read(since)).products[0]).toMatchObject({
      options: [],
      images: [],
      variants: [{ options: {}, stock: 0, weightGrams: 0 }],
    })
  })

  test('offers an option that only the variants name', async () => {
    const since = await cursor()
    await addProduct(handle)
    await database.sql`insert into variants (product_id, sku, price_cents, options)
      select id, ${`${handle}-2`}, 100, '{"Glaze": "Moss", "Foot": "Bare"}'
      from products where handle = ${handle}`
    expect((await read(since)).products[0]!.options).toMatchObject([
      { name: 'Glaze', values: [{ value: 'Bone' }, { value: 'Moss' }] },
      { name: 'Foot', facet: null, values: [{ value: 'Bare' }] },
    ])
  })

  const changes: [string, (sql: Sql) => Promise<unknown>][] = [
    ['title', (sql) => sql`update products set title = 'Dish' where handle = ${handle}`],
    ['price', (sql) => sql`update variants set price_cents = 1 where sku = ${handle}`],
    [
      'stock',
      (sql) => sql`update inventory set stock = stock - 1
        where variant_id = (select id from variants where sku = ${handle})`,
    ],
    ['picture', (sql) => sql`update product_images set alt = 'A bowl' where ${ofProduct(sql)}`],
    ['lost picture', (sql) => sql`delete from product_images where ${ofProduct(sql)}`],
    ['option', (sql) => sql`update product_options set facet = null where ${ofProduct(sql)}`],
    [
      'lost stock',
      (sql) => sql`delete from inventory
        where variant_id = (select id from variants where sku = ${handle})`,
    ],
  ]
  const ofProduct = (sql: Sql) =>
    sql`product_id = (select id from products where handle = ${handle})`

  test.each(changes)('tells of a changed %s, and of this product alone', async (_, change) => {
    await addProduct(handle)
    await addProduct(`${handle}-other`)
    const since = await cursor()
    expect(handles(await read(since))).toEqual([])
    await change(database.sql)
    expect(handles(await read(since))).toEqual([handle])
  })

  test('leaves a tombstone for what is unpublished, deleted, renamed or without variants', async () => {
    const names = ['hidden', 'deleted', 'renamed', 'bare'].map((why) => `${handle}-${why}`)
    for (const name of names) await addProduct(name)
    const since = await cursor()
    const [hidden, deleted, renamed, bare] = names as [string, string, string, string]
    await database.sql`update products set is_published = false where handle = ${hidden}`
    await database.sql`delete from products where handle = ${deleted}`
    await database.sql`update products set handle = ${`${renamed}-new`} where handle = ${renamed}`
    await database.sql`delete from variants where sku = ${bare}`
    const changed = await read(since)
    expect(changed.removed).toEqual([...names].sort())
    expect(handles(changed)).toEqual([`${renamed}-new`])
  })

  test('takes the tombstone away when the product comes back', async () => {
    await addProduct(handle)
    const since = await cursor()
    await database.sql`update products set is_published = false where handle = ${handle}`
    await database.sql`update products set is_published = true where handle = ${handle}`
    const changed = await read(since)
    expect([handles(changed), changed.removed]).toEqual([[handle], []])
  })

  test('says nothing of a product that never was on sale', async () => {
    await addProduct(handle, false)
    await database.sql`update products set title = 'Secret' where handle = ${handle}`
    await database.sql.begin(async (tx) => {
      await tx`update products set is_published = true where handle = ${handle}`
      await tx`update products set is_published = false where handle = ${handle}`
    })
    await database.sql`delete from products where handle = ${handle}`
    expect(JSON.stringify(await read(0))).not.toContain(handle)
  })

  test('gives all categories when one changed, else null', async () => {
    const since = await cursor()
    await addProduct(handle)
    expect((await read(since)).categories).toBeNull()
    await database.sql`update categories set rank = rank + 1 where handle = 'ceramics'`
    expect((await read(since)).categories).toMatchObject([
      { handle: 'ceramics', title: 'Ceramics', navTitle: 'Ceramics', banner: null },
    ])
  })

  test('tells of the products of a category that got another handle', async () => {
    await database.sql`insert into categories (handle, title) values (${handle}, 'Passing')`
    await addProduct(handle)
    await database.sql`update products set category = ${handle} where handle = ${handle}`
    const since = await cursor()
    await database.sql`update categories set handle = ${`${handle}-2`} where handle = ${handle}`
    expect((await read(since)).products).toMatchObject([{ handle, category: `${handle}-2` }])
  })

  test('begins again for a version of the future, and keeps its feed id', async () => {
    await addProduct(handle)
    const all = await read(0)
    expect(await read(all.version + 1_000_000)).toEqual(all)
    expect(all.feed).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('after renew_catalog_feed() makes every copy start again, in numbers of this cluster', async () => {
    await addProduct(handle)
    // As restored from a cluster that had counted further.
    await database.admin`update private.catalog_versions set version = 9e15 where handle = ${handle}`
    const before = await read(0)
    await database.sql`select private.renew_catalog_feed()`
    const since = await cursor()
    expect((await read(0)).feed).not.toBe(before.feed)
    expect(handles(await read(since))).toEqual([])
    expect(handles(await read(0))).toContain(handle)
  })
})

describe('a writer that commits late', () => {
  test('is never missed, although others committed and were read in between', async () => {
    await addProduct(handle)
    await addProduct(`${handle}-quick`)
    const late = await database.sql.reserve()
    await late`begin`
    await late`update variants set price_cents = 1 where sku = ${handle}`
    await database.sql`update variants set price_cents = 2 where sku = ${`${handle}-quick`}`
    const between = await read(0)
    expect(priceOf(between, handle)).toBe(4200)
    expect(priceOf(between, `${handle}-quick`)).toBe(2)
    await late`commit`
    late.release()
    expect(priceOf(await read(between.version), handle)).toBe(1)
  })

  test('keeps no writer of another product waiting', async () => {
    await addProduct(handle)
    await addProduct(`${handle}-other`)
    const late = await database.sql.reserve()
    await late`begin`
    await late`update variants set price_cents = 1 where sku = ${handle}`
    await database.sql.begin(async (tx) => {
      await tx`set local lock_timeout = '1s'`
      await tx`update variants set price_cents = 2 where sku = ${`${handle}-other`}`
    })
    await late`rollback`
    late.release()
  })

  test('and another that each did half of a publication put the product on sale', async () => {
    await database.sql`insert into products (handle, title, category, is_published)
      values (${handle}, 'Bowl', 'ceramics', false)`
    const since = await cursor()
    const first = await database.sql.reserve()
    await first`begin`
    await first`update products set is_published = true where handle = ${handle}`
    const second = database.sql`insert into variants (product_id, sku, price_cents)
      select id, ${handle}, 100 from products where handle = ${handle}`.execute()
    await waitForLock()
    await first`commit`
    first.release()
    await second
    expect(handles(await read(since))).toEqual([handle])
  })

  const priceOf = ({ products }: CatalogChanges, of: string): number | undefined =>
    products.find((product) => product.handle === of)?.variants[0]?.priceCents

  /** Until another session waits for the one that is open. */
  async function waitForLock(): Promise<void> {
    const waiting = await database.sql`select from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`
    if (!waiting.length) await waitForLock()
  }
})
