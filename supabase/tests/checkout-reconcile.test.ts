import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import {
  addLine,
  again,
  call,
  checkBooks,
  letPass,
  makeOrder,
  open,
  openLast,
  place,
  statusOf,
  stockOf,
  tell,
} from './checkout-desk.ts'
import type { Answer } from './checkout-desk.ts'
import { useDatabase } from './database.ts'

const shop = useDatabase('migrated')

afterEach(async () => expect(await checkBooks(shop.sql)).toEqual([]))

describe('claim_unsettled() and release_expired()', () => {
  const claim = () => call(shop.sql, 'claim_unsettled', 99)
  const claimed = async (attemptId: string) =>
    (await claim()).attempts.filter((attempt) => attempt.attemptId === attemptId)

  test('a page is looked at after ten minutes, once a round, and ended after its lease', async () => {
    const { order } = await openLast(shop.sql)
    expect(await claimed(order.attemptId)).toEqual([])
    await letPass(shop.sql, order.orderId, '11 minutes')
    expect(await claimed(order.attemptId)).toMatchObject([{ isLeaseOver: false }])
    expect(await claimed(order.attemptId)).toEqual([])
    await letPass(shop.sql, order.orderId, '25 minutes')
    expect(await claimed(order.attemptId)).toMatchObject([
      { providerRef: order.attemptId, isLeaseOver: true },
    ])
  })

  test('an open page keeps its stock, however old, until the provider says it is dead', async () => {
    const { order, line } = await openLast(shop.sql)
    await letPass(shop.sql, order.orderId, '2 days')
    await call(shop.sql, 'release_expired')
    expect(await stockOf(shop.sql, line)).toBe(0)
    await tell(shop.sql, order.attemptId, 'expired', { eventId: null, source: 'reconciler' })
    expect(await stockOf(shop.sql, line)).toBe(1)
    expect(await statusOf(shop.sql, order.orderId)).toBe('expired')
  })

  test('what never got a page gives its stock back by itself', async () => {
    const lines = [await addLine(shop.sql, 3), await addLine(shop.sql, 3)]
    const one = await place(shop.sql, await makeOrder(shop.sql, lines))
    const two = await place(shop.sql, await makeOrder(shop.sql, lines.toReversed()))
    await call(shop.sql, 'release_expired')
    expect(await stockOf(shop.sql, lines[0]!)).toBe(1)
    await Promise.all([one, two].map(({ orderId }) => letPass(shop.sql, orderId, '3 minutes')))
    await Promise.all([1, 2, 3].map(() => call(shop.sql, 'release_expired')))
    expect(await Promise.all(lines.map((line) => stockOf(shop.sql, line)))).toEqual([3, 3])
    expect(await statusOf(shop.sql, one.orderId)).toBe('expired')
  })

  test('a switch of provider that never came to its end gives its stock back, too', async () => {
    const { line } = await openLast(shop.sql)
    const wanted = await makeOrder(shop.sql, [{ ...line }])
    await shop.sql`update inventory set stock = stock + 1 where variant_id = ${line.variantId}`
    const first = await open(shop.sql, wanted)
    await place(shop.sql, { ...wanted, idempotencyKey: randomUUID() as string })
    await tell(shop.sql, first.attemptId, 'expired')
    expect(await statusOf(shop.sql, first.orderId)).toBe('pending')
    await letPass(shop.sql, first.orderId, '3 minutes')
    await call(shop.sql, 'release_expired')
    expect(await statusOf(shop.sql, first.orderId)).toBe('expired')
    expect(await stockOf(shop.sql, line)).toBe(1)
  })

  test('the page left over beside a paid one is ended in the next round', async () => {
    const wanted = await makeOrder(shop.sql, [await addLine(shop.sql, 1)])
    const first = await open(shop.sql, wanted)
    const next = { ...wanted, idempotencyKey: randomUUID() as string }
    const second = await open(shop.sql, { ...next, leftAlive: [first.attemptId] })
    await tell(shop.sql, second.attemptId, 'paid')
    expect(await claimed(first.attemptId)).toMatchObject([{ isLeaseOver: true }])
  })

  test('an order that cannot be ended keeps no other', async () => {
    const [bad, good] = [await addLine(shop.sql, 2), await addLine(shop.sql, 2)]
    const orders = []
    for (const line of [bad, good]) {
      const { orderId } = await place(shop.sql, await makeOrder(shop.sql, [line]))
      await letPass(shop.sql, orderId, '3 minutes')
      orders.push(orderId)
    }
    const setStock = (units: number) =>
      shop.sql`update inventory set stock = ${units} where variant_id = ${bad.variantId}`
    // One more is more than an integer holds.
    await setStock(2 ** 31 - 1)
    const { stuck } = await call(shop.sql, 'release_expired')
    expect(stuck).toEqual([{ orderId: orders[0], reason: expect.stringContaining('integer') }])
    expect(await Promise.all(orders.map((id) => statusOf(shop.sql, id)))).toEqual([
      ...['pending', 'expired'],
    ])
    expect(await stockOf(shop.sql, good)).toBe(2)
    await setStock(1)
    expect((await call(shop.sql, 'release_expired')).stuck).toEqual([])
    expect(await stockOf(shop.sql, bad)).toBe(2)
  })

  test('a page of PayPal is asked about for a day after it ended, and may turn out paid', async () => {
    const line = await addLine(shop.sql, 1)
    const order = await open(shop.sql, await makeOrder(shop.sql, [line], { provider: 'paypal' }))
    const paypal = { provider: 'paypal', eventId: null, source: 'reconciler' }
    await tell(shop.sql, order.attemptId, 'expired', paypal)
    expect(await statusOf(shop.sql, order.orderId)).toBe('expired')
    expect(await claimed(order.attemptId)).toEqual([])
    const looks = []
    for (const time of ['2 minutes', '5 minutes', '20 minutes', '80 minutes', '6 hours', '1 day']) {
      await letPass(shop.sql, order.orderId, time)
      looks.push(...(await claimed(order.attemptId)))
    }
    expect(looks.map(({ isLeaseOver }) => isLeaseOver)).toEqual(Array.from(looks, () => true))
    expect(looks).toHaveLength(6)
    await letPass(shop.sql, order.orderId, '9 days')
    expect(await claimed(order.attemptId)).toEqual([])
    expect((await tell(shop.sql, order.attemptId, 'paid', paypal)).status).toBe('paid')
    expect(await stockOf(shop.sql, line)).toBe(0)
  })

  test('a page of Stripe that is dead stays dead', async () => {
    const { order } = await openLast(shop.sql)
    await tell(shop.sql, order.attemptId, 'expired')
    await letPass(shop.sql, order.orderId, '3 minutes')
    expect(await claimed(order.attemptId)).toEqual([])
  })
})

describe('a payment is wanted', () => {
  const isWanted = async (attemptId: string) =>
    (await tell(shop.sql, attemptId, 'approved', { eventId: null })).isWanted
  const pagesOf = async ({ orderId, orderKey }: Answer) => {
    const limits: string[] = []
    const known = await call(shop.sql, 'find_open_attempts', { orderId, orderKey, limits })
    return known.attempts.map(({ attemptId }) => attemptId)
  }

  test('while its order waits for it', async () => {
    const { order } = await openLast(shop.sql)
    expect([await isWanted(order.attemptId), await isWanted(randomUUID())]).toEqual([true, false])
    await tell(shop.sql, order.attemptId, 'paid')
    expect(await isWanted(order.attemptId)).toBe(false)
  })

  test('while its page is open, though its order waits for another', async () => {
    const wanted = await makeOrder(shop.sql, [await addLine(shop.sql, 1)])
    const first = await open(shop.sql, wanted)
    const second = await open(shop.sql, again(wanted, { leftAlive: [first.attemptId] }))
    expect(await isWanted(first.attemptId)).toBe(true)
    await tell(shop.sql, first.attemptId, 'expired')
    expect([await isWanted(first.attemptId), await isWanted(second.attemptId)]).toEqual([
      ...[false, true],
    ])
  })

  test('while its order is what it was; else its page is only ended', async () => {
    const wanted = await makeOrder(shop.sql, [await addLine(shop.sql, 1)])
    const first = await open(shop.sql, wanted)
    const change = { email: 'eve@example.com', leftAlive: [first.attemptId] }
    const second = await open(shop.sql, again(wanted, change))
    expect(second.orderId).toBe(first.orderId)
    expect(await isWanted(first.attemptId)).toBe(false)
    expect(await pagesOf(second)).toEqual([second.attemptId])
    await letPass(shop.sql, first.orderId, '11 minutes')
    const { attempts } = await call(shop.sql, 'claim_unsettled', 99)
    const over = new Map(attempts.map((each) => [each.attemptId, each.isLeaseOver]))
    expect([over.get(first.attemptId), over.get(second.attemptId)]).toEqual([true, false])
  })
})
