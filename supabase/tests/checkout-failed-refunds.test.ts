import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { call, checkBooks, mailsOf, openLast, statusOf, tell, toSecond } from './checkout-desk.ts'
import type { Answer } from './checkout-desk.ts'
import { useDatabase } from './database.ts'

const shop = useDatabase('migrated')

afterEach(async () => expect(await checkBooks(shop.sql)).toEqual([]))

const day = 86_400_000
const start = Date.now() - 30 * day
const onDay = (count: number) => new Date(start + count * day).toISOString()

type Paid = { order: Answer; totalCents: number }

async function pay(): Promise<Paid> {
  const { order, totalCents } = await openLast(shop.sql)
  await tell(shop.sql, order.attemptId, 'paid')
  return { order, totalCents }
}

/** The shop gives some of it back, and the provider takes that. */
async function give({ order }: Paid, cents: number, refundRef = `re_${randomUUID()}`) {
  await call(shop.sql, 'refund_order', order.orderId, cents)
  const [due] = (await call(shop.sql, 'claim_unsettled', 9)).refunds
  await call(shop.sql, 'record_refund', due!.refundId, { kind: 'ok', refundRef })
  return { refundId: due!.refundId, refundRef }
}

/** How much was given back so far, as the provider tells it on this day. */
const tellTotal = ({ order }: Paid, refundedCents: number, count: number) =>
  tell(shop.sql, order.attemptId, 'refunded', { refundedCents, occurredAt: onDay(count) })

const fail = (
  { order }: Paid,
  ref: string,
  amountCents: number,
  count: number,
  more: object = {},
) =>
  tell(shop.sql, order.attemptId, 'refund_failed', {
    ...{ amountCents, occurredAt: onDay(count) },
    failedRefund: { ref, refundId: null, takenAt: onDay(1), reason: 'card closed', ...more },
  })

async function readRefunds({ order }: Paid) {
  const [row] = await shop.sql`select refunded_cents from orders where id = ${order.orderId}`
  const rows = await shop.sql`
    select status from private.refunds where order_id = ${order.orderId} order by created_at`
  return {
    refundedCents: Number(row!.refunded_cents),
    statuses: rows.map(({ status }) => status as string),
  }
}

describe('a refund that fails days after it was taken', () => {
  test('calls for a person, and is given again by nobody else', async () => {
    const paid = await pay()
    const { refundRef } = await give(paid, paid.totalCents)
    await tellTotal(paid, paid.totalCents, 1)
    expect(await statusOf(shop.sql, paid.order.orderId)).toBe('refunded')
    const told = await fail(paid, refundRef, paid.totalCents, 9)
    expect(told).toMatchObject({ status: 'needs_attention', refunds: [] })
    // `refund.updated` says it again.
    await fail(paid, refundRef, paid.totalCents, 9)
    expect(await readRefunds(paid)).toEqual({ refundedCents: 0, statuses: ['failed'] })
    await shop.sql`update private.refunds set next_try_at = now(), next_look_at = now()
      where order_id = ${paid.order.orderId} and status <> 'failed'`
    expect(await call(shop.sql, 'claim_unsettled', 9)).toMatchObject({ refunds: [], given: [] })
  })

  test('is done with once it was given by hand, and the customer is told of that', async () => {
    const paid = await pay()
    const { refundRef } = await give(paid, paid.totalCents)
    await fail(paid, refundRef, paid.totalCents, 9)
    const byHand = await tellTotal(paid, paid.totalCents, 12)
    expect(byHand.status).toBe('refunded')
    expect(await mailsOf(shop.sql, paid.order.orderId)).toEqual([
      'order-confirmation',
      'order-refunded',
      'order-refunded',
    ])
  })

  test('leaves the same behind where the news of it comes before older news', async () => {
    const paid = await pay()
    const { refundRef } = await give(paid, 1000)
    await fail(paid, refundRef, 1000, 9)
    expect((await tellTotal(paid, 1000, 1)).status).toBe('needs_attention')
    expect((await readRefunds(paid)).refundedCents).toBe(0)
  })

  test('leaves the others of its payment given', async () => {
    const paid = await pay()
    const first = await give(paid, 1000)
    await tellTotal(paid, 1000, 1)
    await give(paid, 300)
    await tellTotal(paid, 1300, 2)
    await fail(paid, first.refundRef, 1000, 9)
    expect(await readRefunds(paid)).toEqual({ refundedCents: 300, statuses: ['failed', 'done'] })
    await give(paid, paid.totalCents - 300)
    expect((await readRefunds(paid)).refundedCents).toBe(paid.totalCents)
  })

  test('is owed beside what was given by hand before it, though it seems to be as old as that', async () => {
    const paid = await pay()
    await tellTotal(paid, 100, 1)
    // Before the shop owed it.
    const takenAt = toSecond(Date.now())
    const { refundRef } = await give(paid, paid.totalCents - 100)
    await fail(paid, refundRef, paid.totalCents - 100, 31, { takenAt })
    const nearly = await tellTotal(paid, paid.totalCents - 100, 32)
    expect(nearly.status).toBe('needs_attention')
    expect((await tellTotal(paid, paid.totalCents, 33)).status).toBe('refunded')
  })

  test('is known as ours, whether the news or the answer is faster', async () => {
    for (const isNamed of [true, false]) {
      const paid = await pay()
      await call(shop.sql, 'refund_order', paid.order.orderId, 1000)
      const [{ refundId } = { refundId: '' }] = (await call(shop.sql, 'claim_unsettled', 9)).refunds
      const refundRef = `re_${refundId}`
      await fail(paid, refundRef, 1000, 1, isNamed ? { refundId } : {})
      await call(shop.sql, 'record_refund', refundId, { kind: 'ok', refundRef })
      expect(await readRefunds(paid)).toEqual({ refundedCents: 0, statuses: ['failed'] })
      expect(await statusOf(shop.sql, paid.order.orderId)).toBe('needs_attention')
    }
  })

  test('calls for a person where it was given by hand', async () => {
    const paid = await pay()
    await tellTotal(paid, paid.totalCents, 1)
    expect((await fail(paid, 're_by_hand', paid.totalCents, 9)).status).toBe('needs_attention')
    expect((await tellTotal(paid, paid.totalCents, 12)).status).toBe('refunded')
  })

  test('may be told of before its payment', async () => {
    const { order } = await openLast(shop.sql)
    await fail({ order, totalCents: 0 }, 're_early', 1000, 9)
    expect((await tell(shop.sql, order.attemptId, 'paid')).status).toBe('needs_attention')
  })
})

describe('a refund that was taken', () => {
  test('is asked about six times within two months', async () => {
    const { refundId } = await give(await pay(), 1000)
    const pauses: number[] = []
    for (;;) {
      const [row] = await shop.sql`
        select extract(epoch from next_look_at - now()) / 3600 as hours from private.refunds
        where id = ${refundId}`
      if (row!.hours === null) break
      pauses.push(Math.round(Number(row!.hours)))
      await shop.sql`update private.refunds set next_look_at = now() where id = ${refundId}`
      expect((await call(shop.sql, 'claim_unsettled', 9)).given).toMatchObject([{ refundId }])
      expect((await call(shop.sql, 'claim_unsettled', 9)).given).toEqual([])
    }
    expect(pauses).toEqual([1, 4, 16, 64, 256, 1024])
  })
})
