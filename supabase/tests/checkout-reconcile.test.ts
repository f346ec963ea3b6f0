import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import {
  addLine,
  call,
  checkBooks,
  letPass,
  makeOrder,
  open,
  place,
  statusOf,
  stockOf,
  tell,
} from './checkout-desk.ts'
import type { Answer, Line } from './checkout-desk.ts'
import { useDatabase } from './database.ts'

const shop = useDatabase('migrated')

afterEach(async () => expect(await checkBooks(shop.sql)).toEqual([]))

/** An order of one unit, the last one, with its page open. */
async function openLast(): Promise<{ line: Line; order: Answer }> {
  const line = await addLine(shop.sql, 1)
  return { line, order: await open(shop.sql, await makeOrder(shop.sql, [line])) }
}

describe('claim_unsettled() and release_expired()', () => {
  const claim = () => call(shop.sql, 'claim_unsettled', 99)
  const claimed = async (attemptId: string) =>
    (await claim()).attempts.filter((attempt) => attempt.attemptId === attemptId)

  test('a page is looked at after ten minutes, once a round, and ended after its lease', async () => {
    const { order } = await openLast()
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
    const { order, line } = await openLast()
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
    const { line } = await openLast()
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
})
