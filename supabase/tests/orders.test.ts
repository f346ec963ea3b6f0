import { randomUUID } from 'node:crypto'
import type { TransactionSql } from 'postgres'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Order, OrderSummary } from '../functions/_shared/contract/checkout.ts'
import { addLine, makeOrder, open, tell } from './checkout-desk.ts'
import type { Answer } from './checkout-desk.ts'
import { useDatabase } from './database.ts'
import { addShopper } from './shopper.ts'
import type { Shopper } from './shopper.ts'

const shop = useDatabase('migrated')
let owner: Shopper
let placed: Answer

const read = async (tx: TransactionSql, key: string | null): Promise<Order | null> =>
  (await tx`select read_order(${placed.orderId}, ${key}) as answer`)[0]!.answer as Order | null
const list = async (shopper: Shopper): Promise<OrderSummary[]> =>
  (await shopper.ask((tx) => tx`select list_orders() as answer`))[0]!.answer as OrderSummary[]

const placeFor = async (shopper: Shopper | null) => {
  const cart = shopper && { cartKey: `user:${shopper.id}`, userId: shopper.id }
  return open(shop.sql, await makeOrder(shop.sql, [await addLine(shop.sql, 9, 2)], cart ?? {}))
}

beforeEach(async () => {
  owner = await addShopper(shop.sql)
  placed = await placeFor(owner)
})

describe('read_order()', () => {
  test('gives an order to its owner', async () => {
    await tell(shop.sql, placed.attemptId, 'paid')
    const order = await owner.ask((tx) => read(tx, null))
    expect(order).toMatchObject({
      ...{ id: placed.orderId, key: placed.orderKey, status: 'paid', provider: 'stripe' },
      ...{ email: 'Ada@Example.com', refundedCents: 0, trackingUrl: null, shippedAt: null },
      destination: { city: 'Toronto' },
      lines: [{ title: 'Bowl', quantity: 2, unitPriceCents: 4200, imageUrl: null }],
      totals: { subtotalCents: 8400, deliveryCents: 950, taxes: [{ name: 'HST' }] },
      delivery: { carrier: 'flat', serviceName: 'Standard', minDays: 3, isEstimated: true },
    })
  })

  test('gives it to anyone who holds its key, signed in or not', async () => {
    const stranger = await addShopper(shop.sql)
    const answers = [
      await shop.as('anon', (tx) => read(tx, placed.orderKey)),
      await stranger.ask((tx) => read(tx, placed.orderKey)),
    ]
    expect(answers.map((order) => order?.id)).toEqual([placed.orderId, placed.orderId])
  })

  test('gives nobody else anything', async () => {
    const other = await placeFor(null)
    const stranger = await addShopper(shop.sql)
    for (const key of [null, '', other.orderKey, placed.orderKey.toUpperCase()]) {
      expect(await shop.as('anon', (tx) => read(tx, key))).toBeNull()
      expect(await stranger.ask((tx) => read(tx, key))).toBeNull()
    }
  })
})

describe('list_orders()', () => {
  test('lists the orders of an account, the newest first, without those never paid for', async () => {
    await placeFor(null)
    await placeFor(await addShopper(shop.sql))
    await tell(shop.sql, placed.attemptId, 'expired')
    expect(await list(owner)).toEqual([])
    const [first, second] = [await placeFor(owner), { orderId: '' }]
    await tell(shop.sql, first.attemptId, 'paid')
    second.orderId = (await placeFor(owner)).orderId
    expect(await list(owner)).toMatchObject([
      { id: second.orderId, status: 'pending', quantity: 2, imageUrls: [] },
      { id: first.orderId, status: 'paid', totalCents: 10_566, currency: 'CAD' },
    ])
  })

  test('is not for those who are not signed in', async () => {
    const asked = shop.as('anon', (tx) => tx`select list_orders()`)
    await expect(asked).rejects.toMatchObject({ code: '42501' })
  })
})

describe('the tables of orders', () => {
  test.each([
    ['orders', 'id'],
    ['order_lines', 'order_id'],
    ['order_taxes', 'order_id'],
  ])('show %s to the owner alone', async (table, column) => {
    const select = `select ${column} as id from ${table}`
    const stranger = await addShopper(shop.sql)
    expect(await owner.ask((tx) => tx.unsafe(select))).toEqual([{ id: placed.orderId }])
    expect(await stranger.ask((tx) => tx.unsafe(select))).toEqual([])
    const anon = shop.as('anon', (tx) => tx.unsafe(select))
    await expect(anon).rejects.toMatchObject({ code: '42501' })
  })

  test.each(['cart_key', 'contents_digest', 'attention'])('keep %s to the shop', async (column) => {
    const asked = owner.ask((tx) => tx.unsafe(`select ${column} from orders`))
    await expect(asked).rejects.toMatchObject({ code: '42501' })
  })

  test('are written by no caller, the service key included', async () => {
    const tables = ['orders', 'order_lines', 'order_taxes']
    const hidden = ['payment_attempts', 'payment_events', 'refunds', 'reservations', 'stock_moves']
    for (const table of [...tables, ...hidden.map((name) => `private.${name}`)])
      for (const write of [`delete from ${table}`, `insert into ${table} default values`])
        for (const caller of ['anon', 'stranger', 'service_role'] as const) {
          const tried = shop.as(caller, (tx) => tx.unsafe(write))
          await expect(tried, `${caller}: ${write}`).rejects.toMatchObject({ code: '42501' })
        }
  })

  test('outlive the account, and then belong to nobody', async () => {
    await tell(shop.sql, placed.attemptId, 'paid')
    await owner.ask((tx) => tx`select delete_account()`)
    const rows = await shop.sql`select user_id, status from orders where id = ${placed.orderId}`
    expect(rows).toEqual([{ user_id: null, status: 'paid' }])
  })

  test('the functions of a payment are for the service key alone', async () => {
    const calls = [
      ...['read_checkout', 'place_order', 'settle_payment'].map((name) => `${name}('{}')`),
      ...['record_attempt', 'record_refund'].map((name) => `${name}('${randomUUID()}', '{}')`),
      ...['claim_unsettled(1)', 'release_expired()', 'check_books()'],
      ...[`ship_order('${randomUUID()}')`, `refund_order('${randomUUID()}', 1)`],
    ]
    for (const call of calls)
      for (const caller of ['anon', 'stranger'] as const) {
        const tried = shop.as(caller, (tx) => tx.unsafe(`select ${call}`))
        await expect(tried, `${caller}: ${call}`).rejects.toMatchObject({ code: '42501' })
      }
  })
})

describe('the topic of an order', () => {
  const listen = (caller: 'anon' | 'stranger', topic: string) =>
    shop.as(caller, async (tx) => {
      await tx`select set_config('realtime.topic', ${topic}, true)`
      return tx`select event from realtime.messages where topic = ${topic}`
    })

  test('is joined by who holds the key, and by nobody else', async () => {
    const topic = `order:${placed.orderId}:${placed.orderKey}`
    const wrong = `order:${placed.orderId}:${'0'.repeat(64)}`
    const others = [wrong, `order:${placed.orderId}:`, `order:x:${placed.orderKey}`]
    for (const name of [topic, ...others])
      await shop.sql`select private.tell(${name}, 'order', '{}'::jsonb)`
    for (const caller of ['anon', 'stranger'] as const) {
      expect(await listen(caller, topic)).toEqual([{ event: 'order' }])
      for (const name of others) expect(await listen(caller, name), name).toEqual([])
    }
  })
})
