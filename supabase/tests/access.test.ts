import { beforeAll, describe, expect, test } from 'vitest'
import { useDatabase } from './database.ts'

const database = useDatabase('seeded')

type Table = { schema: string; name: string; qualified: string }

const listTables = () => database.sql<Table[]>`
  select table_schema as schema, table_name as name,
    format('%I.%I', table_schema, table_name) as qualified
  from information_schema.tables
  where table_schema in ('public', 'private') and table_type = 'BASE TABLE'`

const refused = { code: '42501' }

/** What runs as its owner and changes nothing: each goes by the key of an order. */
const byKey = ['opens_order', 'read_order']

/** What runs as its owner for a shopper: each goes by auth.uid() alone, and has tests of its own. */
const ownAccount = [
  'apply_cart_operations',
  'apply_wishlist_operations',
  'delete_account',
  'list_orders',
  'remove_address',
  'save_address',
]

beforeAll(async () => {
  await database.sql`insert into products (handle, title, category, is_published)
    values ('draft', 'Draft', 'candles', false)`
  await database.sql`insert into product_options (product_id, name, swatches)
    select id, 'Glaze', '{"Bone": "#ffffff"}' from products where handle = 'draft'`
  await database.sql`insert into variants (product_id, sku, price_cents)
    select id, 'DRAFT', 100 from products where handle = 'draft'`
  await database.sql`insert into product_images (product_id, url)
    select id, '/media/draft.jpg' from products where handle = 'draft'`
  await database.sql`insert into inventory select id, 5 from variants where sku = 'DRAFT'`
})

describe('every table', () => {
  test('has row level security', async () => {
    const open = await database.sql`
      select oid::regclass::text as name from pg_class
      where relkind in ('r', 'p') and relnamespace in ('public'::regnamespace, 'private'::regnamespace)
        and not relrowsecurity`
    expect(open).toEqual([])
  })

  test('has a comment', async () => {
    const silent = await database.sql`
      select oid::regclass::text as name from pg_class
      where relkind in ('r', 'p', 'v') and obj_description(oid, 'pg_class') is null
        and relnamespace in ('public'::regnamespace, 'private'::regnamespace)`
    expect(silent).toEqual([])
  })

  test.each(['anon', 'stranger'] as const)('refuses every write of %s', async (caller) => {
    const tables = await listTables()
    expect(tables.length).toBeGreaterThan(9)
    for (const { qualified } of tables) {
      const [column] = await database.sql<{ name: string }[]>`
        select quote_ident(attname) as name from pg_attribute
        where attrelid = ${qualified}::regclass and attnum > 0 and attgenerated = '' limit 1`
      const writes = [
        `insert into ${qualified} default values`,
        `update ${qualified} set ${column!.name} = ${column!.name}`,
        `delete from ${qualified}`,
        `truncate ${qualified} cascade`,
      ]
      for (const write of writes)
        await expect(
          database.as(caller, (tx) => tx.unsafe(write)),
          write,
        ).rejects.toMatchObject(refused)
    }
  })

  test('grants no write on any column to anon or authenticated', async () => {
    const grants = await database.sql`
      select grantee, table_name, column_name, privilege_type
      from information_schema.column_privileges
      where grantee in ('anon', 'authenticated', 'PUBLIC') and privilege_type <> 'SELECT'
        and table_schema in ('public', 'private')`
    expect(grants).toEqual([])
  })

  test('is seen by service_role, drafts and all', async () => {
    const [row] = await database.as(
      'service_role',
      (tx) => tx`select count(*)::int from products where handle = 'draft'`,
    )
    expect(row).toEqual({ count: 1 })
  })

  test('is written by service_role where a merchant works', async () => {
    const rows = await database.as('service_role', async (tx) => {
      await tx`insert into categories (handle, title) values ('lamps', 'Lamps')`
      await tx`insert into products (handle, title, category) values ('lamp', 'Lamp', 'lamps')`
      const [product] = await tx`select id from products where handle = 'lamp'`
      const id = product!.id as string
      await tx`insert into product_options (product_id, name) values (${id}, 'Shade')`
      await tx`insert into variants (product_id, sku, price_cents) values (${id}, 'LAMP', 100)`
      await tx`insert into product_images (product_id, url) values (${id}, '/media/lamp.jpg')`
      await tx`insert into inventory select id, 5 from variants where sku = 'LAMP'`
      await tx`update inventory set stock = 4 where stock = 5`
      await tx`delete from product_options where product_id = ${id}`
      return tx`select search_products('lamp') ->> 'total' as total`
    })
    expect(rows).toEqual([{ total: '1' }])
  })

  test.each(['catalog_feed', 'catalog_versions', 'product_search', 'catalog_words'])(
    'private.%s is written by triggers alone, not by service_role',
    async (table) => {
      const write = database.as('service_role', (tx) => tx.unsafe(`delete from private.${table}`))
      await expect(write).rejects.toMatchObject(refused)
    },
  )
})

describe.each(['anon', 'stranger'] as const)('%s', (caller) => {
  test.each([
    ['products', `handle = 'draft'`],
    ['product_options', `swatches = '{"Bone": "#ffffff"}'`],
    ['variants', `sku = 'DRAFT'`],
    ['product_images', `url = '/media/draft.jpg'`],
    ['inventory', `variant_id not in (select id from variants)`],
  ])('reads of %s what is published and nothing else', async (table, draft) => {
    const columns = table === 'variants' ? 'sku' : '*'
    const read = (where: string) =>
      database.as(caller, (tx) => tx.unsafe(`select ${columns} from ${table} where ${where}`))
    expect((await read('true')).length).toBeGreaterThan(20)
    expect(await read(draft)).toEqual([])
  })

  test('reads the categories', async () => {
    const rows = await database.as(caller, (tx) => tx`select handle from categories`)
    expect(rows.length).toBe(7)
  })

  test.each(['length_mm', 'width_mm', 'height_mm'])(
    'may not read %s of a variant, which only packing needs',
    async (column) => {
      const read = database.as(caller, (tx) => tx.unsafe(`select ${column} from variants`))
      await expect(read).rejects.toMatchObject(refused)
    },
  )

  test('may not read statements of others', async () => {
    const read = database.as(caller, (tx) => tx`select * from get_slow_queries(0)`)
    await expect(read).rejects.toMatchObject(refused)
  })

  test('executes no function that writes, or sees all, but those of its own account and key', async () => {
    const role = caller === 'anon' ? 'anon' : 'authenticated'
    const functions = await database.sql<{ name: string }[]>`
      select distinct proname as name from pg_proc
      where pronamespace in ('public'::regnamespace, 'private'::regnamespace)
        and has_function_privilege(${role}, oid, 'execute')
        and (provolatile = 'v' or prosecdef)`
    const names = functions.map(({ name }) => name)
    const allowed = caller === 'anon' ? byKey : [...byKey, ...ownAccount]
    expect(names.toSorted()).toEqual(allowed.toSorted())
  })
})

test('service_role may read slow queries, and sees only those of this database', async () => {
  await database.sql`select pg_sleep(0.02)`
  const rows = await database.as('service_role', (tx) => tx`select * from get_slow_queries(15)`)
  expect(rows.some(({ query }) => /pg_sleep/.test(query as string))).toBe(true)
  expect(rows.every(({ mean_ms: mean }) => (mean as number) >= 15)).toBe(true)
})
