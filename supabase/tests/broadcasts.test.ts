import { randomUUID } from 'node:crypto'
import type { TransactionSql } from 'postgres'
import { beforeEach, describe, expect, test } from 'vitest'
import { addVariant, useDevice } from './cart-device.ts'
import { useDatabase } from './database.ts'
import { addShopper } from './shopper.ts'
import type { Shopper } from './shopper.ts'

const database = useDatabase('migrated')
let shopper: Shopper
let variant: string
let product: string

beforeEach(async () => {
  shopper = await addShopper(database.sql)
  variant = await addVariant(database.sql, 9)
  const [row] = await database.sql`select product_id from variants where id = ${variant}`
  product = row!.product_id as string
  await database.sql`truncate realtime.messages`
})

const messages = (topic: string) => database.sql`
  select event, payload - 'id' as payload, private from realtime.messages where topic = ${topic}
  order by inserted_at, (payload ->> 'version')::bigint`

describe('a change of a cart', () => {
  test('is told on the topic of its owner, with version, author and lines', async () => {
    const phone = useDevice(variant)
    const { rejected: _, ...answer } = await shopper.apply([phone.add(2), phone.add(1)])
    expect(await messages(`cart:${shopper.id}`)).toEqual([
      { event: 'cart', private: true, payload: { ...answer, device: phone.id } },
    ])
  })

  test('is told once, and nothing is told where nothing changed', async () => {
    const phone = useDevice(variant)
    const call = [phone.add(2), phone.take(1, { epoch: -1 })]
    await shopper.apply(call)
    await shopper.apply(call)
    await shopper.apply([phone.remove({ variant: randomUUID() })])
    expect(await messages(`cart:${shopper.id}`)).toHaveLength(1)
  })

  test('comes without its lines where they are large', async () => {
    const phone = useDevice(variant)
    const others = await Promise.all(Array.from({ length: 80 }, () => addVariant(database.sql, 1)))
    await shopper.apply(others.map((other) => phone.add(1, { variant: other })))
    const [message] = await messages(`cart:${shopper.id}`)
    expect(message!.payload).toMatchObject({ version: 1, lines: null, ended: null })
  })
})

describe('a change of stock, price or what is sold', () => {
  test.each([
    ['stock', (sql: TransactionSql) => sql`update inventory set stock = stock + 1`],
    ['price', (sql: TransactionSql) => sql`update variants set price_cents = price_cents + 1`],
    ['lost stock', (sql: TransactionSql) => sql`delete from inventory`],
    [
      'withdrawal',
      (sql: TransactionSql) => sql`update products set is_published = not is_published`,
    ],
    ['lost variant', (sql: TransactionSql) => sql`delete from variants`],
  ])('is told once for each product and transaction: %s', async (_, change) => {
    await database.sql.begin(async (tx) => {
      await change(tx)
      await change(tx)
    })
    const told = await database.sql`
      select payload ->> 'product' as product, count(*)::int from realtime.messages
      where topic = 'stock:' || (payload ->> 'product') group by 1`
    expect(told).toContainEqual({ product, count: 1 })
    expect(told.every(({ count }) => count === 1)).toBe(true)
  })

  test('that is none is not told', async () => {
    await database.sql`update inventory set stock = stock`
    await database.sql`update variants set sku = sku, price_cents = price_cents`
    await database.sql`update products set is_published = is_published, title = 'Large bowl'`
    expect(await messages(`stock:${product}`)).toEqual([])
  })

  test('of a whole catalogue tells of 1,000 products at most', async () => {
    await database.sql.begin(async (tx) => {
      await tx`insert into products (handle, title, category)
        select 'many-' || i, 'Many', 'ceramics' from generate_series(1, 1100) i`
      await tx`insert into variants (product_id, sku, price_cents)
        select id, handle, 100 from products where handle like 'many-%'`
      await tx`insert into inventory select id, 1 from variants where sku like 'many-%'`
    })
    const [told] = await database.sql`select count(*)::int from realtime.messages`
    expect(told).toEqual({ count: 1000 })
  })
})

/** Whether a caller may listen on a topic, and speak there, as the Realtime server finds out. */
async function tryTopic(tx: TransactionSql, topic: string) {
  await tx`select set_config('realtime.topic', ${topic}, true)`
  const heard = await tx`select from realtime.messages where topic = ${topic}`
  const spoken = await tx
    .savepoint(
      (inner) => inner`insert into realtime.messages (topic, extension, event, payload)
      values (${topic}, 'broadcast', 'cart', '{}')`,
    )
    .then(
      () => true,
      () => false,
    )
  return { listens: heard.length > 0, speaks: spoken }
}

describe('a topic', () => {
  const mute = { listens: false, speaks: false }
  const listener = { listens: true, speaks: false }

  beforeEach(async () => {
    const topics = [`cart:${shopper.id}`, `wishlist:${shopper.id}`, `stock:${product}`, 'other']
    for (const topic of topics)
      for (const extension of ['broadcast', 'presence'])
        await database.admin`insert into realtime.messages (topic, extension, event, payload)
          values (${topic}, ${extension}, 'test', '{}')`
  })

  test.each(['cart', 'wishlist'])(
    '%s is heard by its owner, by no stranger and by no guest',
    async (kind) => {
      const topic = `${kind}:${shopper.id}`
      expect(await shopper.ask((tx) => tryTopic(tx, topic))).toEqual(listener)
      const stranger = await addShopper(database.sql)
      expect(await stranger.ask((tx) => tryTopic(tx, topic))).toEqual(mute)
      expect(await database.as('anon', (tx) => tryTopic(tx, topic))).toEqual(mute)
    },
  )

  test('stock is heard by anyone', async () => {
    const topic = `stock:${product}`
    expect(await shopper.ask((tx) => tryTopic(tx, topic))).toEqual(listener)
    expect(await database.as('anon', (tx) => tryTopic(tx, topic))).toEqual(listener)
  })

  test.each(['other', 'stock:', 'cart:', 'stock:anything', ''])(
    '"%s" is heard by nobody',
    async (topic) => {
      expect(await shopper.ask((tx) => tryTopic(tx, topic))).toEqual(mute)
      expect(await database.as('anon', (tx) => tryTopic(tx, topic))).toEqual(mute)
    },
  )

  test('carries no presence', async () => {
    const rows = await shopper.ask(async (tx) => {
      await tx`select set_config('realtime.topic', ${`cart:${shopper.id}`}, true)`
      return tx`select from realtime.messages where extension = 'presence'`
    })
    expect(rows).toHaveLength(0)
  })

  test('is spoken on by no client, not even through the functions of Realtime', async () => {
    await database.sql`truncate realtime.messages`
    await shopper.ask((tx) => tx`select realtime.send('{}', 'cart', ${`cart:${shopper.id}`}, true)`)
    expect(await messages(`cart:${shopper.id}`)).toEqual([])
    const tell = shopper.ask((tx) => tx`select private.tell('cart:x', 'cart', '{}')`)
    await expect(tell).rejects.toMatchObject({ code: '42501' })
  })
})
