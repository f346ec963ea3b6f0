import { afterEach, describe, expect, test } from 'vitest'
import {
  addLine,
  again,
  call,
  checkBooks,
  makeOrder,
  open,
  statusOf,
  tell,
} from './checkout-desk.ts'
import type { Answer } from './checkout-desk.ts'
import { useDatabase } from './database.ts'

const shop = useDatabase('migrated')

afterEach(async () => expect(await checkBooks(shop.sql)).toEqual([]))

const record = (refundId: string, result: object) =>
  call(shop.sql, 'record_refund', refundId, result)
const refused = { kind: 'refused', reason: 'no funds' }

/** Two pages of one cart: the first is for what it held before, so what is paid there is owed. */
async function payBeforeChange(): Promise<{ order: Answer; old: Answer; totalCents: number }> {
  const wanted = await makeOrder(shop.sql, [await addLine(shop.sql, 1)])
  const old = await open(shop.sql, wanted)
  const change = { email: 'eve@example.com', leftAlive: [old.attemptId] }
  const order = await open(shop.sql, again(wanted, change))
  return { order, old, totalCents: wanted.totals.totalCents }
}

/** Two payments of one order: the second is owed. */
async function payTwice(): Promise<{ late: Answer; totalCents: number }> {
  const wanted = await makeOrder(shop.sql, [await addLine(shop.sql, 1)])
  const first = await open(shop.sql, wanted)
  const late = await open(shop.sql, again(wanted, { leftAlive: [first.attemptId] }))
  await tell(shop.sql, first.attemptId, 'paid')
  return { late, totalCents: wanted.totals.totalCents }
}

describe('a refund that will not go', () => {
  test.each([
    ['is paid', 'paid', 'paid'],
    ['ends', 'expired', 'expired'],
  ])('while its order is pending calls for a person once that %s', async (_, outcome, status) => {
    const { order, old, totalCents } = await payBeforeChange()
    const [owed] = (await tell(shop.sql, old.attemptId, 'paid')).refunds
    expect(owed).toMatchObject({ amountCents: totalCents, reason: 'paid_twice' })
    await record(owed!.refundId, refused)
    expect(await statusOf(shop.sql, order.orderId)).toBe('pending')
    const after = await tell(shop.sql, order.attemptId, outcome)
    expect(after.status).toBe('needs_attention')
    const byHand = { refundedCents: totalCents }
    expect((await tell(shop.sql, old.attemptId, 'refunded', byHand)).status).toBe(status)
  })

  test('for hours calls for a person, until it goes', async () => {
    const { late } = await payTwice()
    const [owed] = (await tell(shop.sql, late.attemptId, 'paid')).refunds
    for (let tries = 1; tries < 10; tries++) {
      await record(owed!.refundId, { kind: 'unavailable', reason: '401' })
      expect(await statusOf(shop.sql, late.orderId)).toBe('paid')
      await shop.sql`update private.refunds set next_try_at = now() where id = ${owed!.refundId}`
      await call(shop.sql, 'claim_unsettled', 9)
    }
    await record(owed!.refundId, { kind: 'unavailable', reason: '401' })
    expect(await statusOf(shop.sql, late.orderId)).toBe('needs_attention')
    await record(owed!.refundId, { kind: 'ok', refundRef: 're_1' })
    expect(await statusOf(shop.sql, late.orderId)).toBe('paid')
  })
})

describe('money given back by hand first', () => {
  test('is not asked for again', async () => {
    const { late, totalCents } = await payTwice()
    await tell(shop.sql, late.attemptId, 'paid')
    const byHand = { refundedCents: totalCents }
    expect((await tell(shop.sql, late.attemptId, 'refunded', byHand)).status).toBe('paid')
    await shop.sql`update private.refunds set next_try_at = now() where order_id = ${late.orderId}`
    const { refunds } = await call(shop.sql, 'claim_unsettled', 99)
    expect(refunds.map(({ paymentRef }) => paymentRef)).not.toContain(`pi_${late.attemptId}`)
  })

  test('leaves a good order good where the provider refuses to give it twice', async () => {
    const { late } = await payTwice()
    await tell(shop.sql, late.attemptId, 'paid')
    await call(shop.sql, 'refund_order', late.orderId, 100)
    const claim = async () => (await call(shop.sql, 'claim_unsettled', 9)).refunds
    const merchant = (await claim()).find(({ reason }) => reason === 'merchant')
    const paymentRef = merchant!.paymentRef
    await tell(shop.sql, paymentRef.slice(3), 'refunded', { refundedCents: 100 })
    await record(merchant!.refundId, refused)
    expect(await statusOf(shop.sql, late.orderId)).toBe('partially_refunded')
    const [row] = await shop.sql`
      select status from private.refunds where id = ${merchant!.refundId}`
    expect(row!.status).toBe('done')
  })

  test('in part leaves the rest to be asked for', async () => {
    const { late } = await payTwice()
    const [owed] = (await tell(shop.sql, late.attemptId, 'paid')).refunds
    await tell(shop.sql, late.attemptId, 'refunded', { refundedCents: 100 })
    await record(owed!.refundId, refused)
    expect(await statusOf(shop.sql, late.orderId)).toBe('needs_attention')
  })
})
