import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { addVariant } from './cart-device.ts'
import { useDatabase } from './database.ts'
import { addShopper } from './shopper.ts'
import type { Shopper } from './shopper.ts'

type Wishlist = {
  version: number
  items: { product: string; handle: string | null; flips: number }[]
  rejected: { at: number; code: string }[]
}

const database = useDatabase('migrated')
let shopper: Shopper
let product: string

const addProduct = async (isPublished = true): Promise<string> => {
  const variant = await addVariant(database.sql, 1, isPublished)
  const [row] = await database.sql`select product_id from variants where id = ${variant}`
  return row!.product_id as string
}
const apply = (operations: unknown, who = shopper) =>
  who.call('apply_wishlist_operations', operations) as Promise<Wishlist>
const read = (who = shopper) =>
  who.ask(async (tx) => (await tx`select read_wishlist() as list`)[0]!.list as Wishlist)

beforeEach(async () => {
  shopper = await addShopper(database.sql)
  product = await addProduct()
})

describe('apply_wishlist_operations()', () => {
  test('keeps the greater count, whatever comes twice, late or in another order', async () => {
    const saved = await apply([{ product, flips: 1 }])
    expect(saved).toEqual({
      version: 1,
      items: [{ product, handle: expect.any(String) as string, flips: 1 }],
      rejected: [],
    })
    expect(await apply([{ product, flips: 1 }])).toEqual(saved)
    const out = await apply([
      { product, flips: 2 },
      { product, flips: 1 },
    ])
    expect([out.version, out.items[0]!.flips]).toEqual([2, 2])
    const { rejected: _, ...state } = out
    expect(await read()).toEqual(state)
  })

  test('tells the other devices', async () => {
    await apply([{ product, flips: 1 }])
    const told = await database.sql`
      select event, payload - 'id' as payload from realtime.messages
      where topic = ${`wishlist:${shopper.id}`}`
    expect(told).toEqual([{ event: 'wishlist', payload: await read() }])
  })

  test.each([
    ['a product nobody knows', () => ({ product: randomUUID(), flips: 1 }), 'unknown_product'],
    ['half a flip', () => ({ product, flips: 1.5 }), 'fractional'],
    ['too many flips', () => ({ product, flips: 1e9 }), 'too_large'],
    ['fewer than one', () => ({ product, flips: 0 }), 'malformed'],
    ['no product', () => ({ flips: 1 }), 'malformed'],
    ['a product that is no id', () => ({ product: ['x'], flips: 1 }), 'malformed'],
    ['no object', () => 7, 'malformed'],
  ])('refuses %s and goes on', async (_, fault, code) => {
    const answer = await apply([fault(), { product, flips: 1 }])
    expect(answer.rejected).toEqual([{ at: 0, code }])
    expect(answer.items).toHaveLength(1)
  })

  test('refuses a draft, and shows a product that left the shop without its handle', async () => {
    const draft = await addProduct(false)
    const answer = await apply([{ product: draft, flips: 1 }])
    expect(answer.rejected).toEqual([{ at: 0, code: 'unknown_product' }])
    await apply([{ product, flips: 1 }])
    await database.sql`update products set is_published = false where id = ${product}`
    expect((await read()).items).toEqual([{ product, handle: null, flips: 1 }])
  })

  const fill = async (count: number, flips: number) => {
    await database.sql`insert into products (handle, title, category)
      select ${shopper.id} || '-' || i, 'Saved', 'ceramics' from generate_series(1, ${count}::int) i`
    await database.sql`insert into wishlist_items (user_id, product_id, flips)
      select ${shopper.id}, id, ${flips} from products where handle like ${`${shopper.id}-%`}`
  }
  const full = [{ at: 0, code: 'wishlist_full' }]

  test('keeps 500 products at most', async () => {
    await apply([{ product, flips: 1 }])
    await fill(499, 1)
    const other = await addProduct()
    expect((await apply([{ product: other, flips: 1 }])).rejected).toEqual(full)
    // Neither what is saved again nor what is taken out needs a place, and the latter leaves one.
    expect((await apply([{ product, flips: 3 }])).rejected).toEqual([])
    expect((await apply([{ product, flips: 4 }])).rejected).toEqual([])
    expect((await apply([{ product: other, flips: 1 }])).rejected).toEqual([])
    expect((await apply([{ product, flips: 5 }])).rejected).toEqual(full)
  })

  test('remembers 2,000 products at most, of which all may have been taken out', async () => {
    await apply([{ product, flips: 2 }])
    await fill(1998, 2)
    expect((await apply([{ product: await addProduct(), flips: 1 }])).rejected).toEqual([])
    expect((await apply([{ product: await addProduct(), flips: 1 }])).rejected).toEqual(full)
    expect((await apply([{ product, flips: 3 }])).rejected).toEqual([])
  })

  test.each([
    ['no list', {}, 'malformed_call'],
    ['10,000 entries', Array.from({ length: 10_000 }, () => 1), 'too_many_operations'],
  ])('refuses a call with %s', async (_, call, message) => {
    await expect(apply(call)).rejects.toMatchObject({ message })
  })
})

describe('a wishlist', () => {
  test.each(['wishlists', 'wishlist_items'])('shows its %s to its owner alone', async (table) => {
    await apply([{ product, flips: 1 }])
    const stranger = await addShopper(database.sql)
    const select = `select user_id from ${table}`
    expect(await shopper.ask((tx) => tx.unsafe(select))).toEqual([{ user_id: shopper.id }])
    expect(await stranger.ask((tx) => tx.unsafe(select))).toEqual([])
    const anon = database.as('anon', (tx) => tx.unsafe(select))
    await expect(anon).rejects.toMatchObject({ code: '42501' })
    expect(await read(stranger)).toEqual({ version: 0, items: [] })
  })
})
