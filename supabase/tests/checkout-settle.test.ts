import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import {
  addLine,
  call,
  checkBooks,
  mailsOf,
  makeOrder,
  open,
  openLast,
  place,
  statusOf,
  stockOf,
  tell,
} from './checkout-desk.ts'
import type { Line } from './checkout-desk.ts'
import { quantities, useDevice } from './cart-device.ts'
import { useDatabase } from './database.ts'
import { addShopper } from './shopper.ts'

const shop = useDatabase('migrated')

afterEach(async () => expect(await checkBooks(shop.sql)).toEqual([]))

const buyLast = async (line: Line) => open(shop.sql, await makeOrder(shop.sql, [line]))

describe('a payment', () => {
  test('makes its order paid, once, with one mail, however often it is told', async () => {
    const { order, line } = await openLast(shop.sql)
    const event = { eventId: randomUUID() }
    const told = await Promise.all(
      Array.from({ length: 5 }, () => tell(shop.sql, order.attemptId, 'paid', event)),
    )
    expect(told.map(({ kind }) => kind).toSorted()).toEqual([
      ...Array.from({ length: 4 }, () => 'duplicate'),
      'settled',
    ])
    // The shopper's return and the reconciler ask, too.
    await tell(shop.sql, order.attemptId, 'paid', { eventId: null, source: 'return' })
    expect(await statusOf(shop.sql, order.orderId)).toBe('paid')
    expect(await mailsOf(shop.sql, order.orderId)).toEqual(['order-confirmation'])
    expect(await stockOf(shop.sql, line)).toBe(0)
  })

  test('tells who listens to the order', async () => {
    const { order } = await openLast(shop.sql)
    await tell(shop.sql, order.attemptId, 'paid')
    const topic = `order:${order.orderId}:${order.orderKey}`
    const told = await shop.sql`select event, payload - 'id' as payload from realtime.messages
      where topic = ${topic}`
    expect(told).toEqual([{ event: 'order', payload: { status: 'paid' } }])
  })

  test('takes what was bought out of the cart of its account, and leaves the rest', async () => {
    const shopper = await addShopper(shop.sql)
    const [line, other] = [await addLine(shop.sql, 9, 2), await addLine(shop.sql, 9, 1)]
    const device = useDevice(line.variantId)
    await shopper.apply([device.add(5), device.add(1, { variant: other.variantId })])
    const cart = { cartKey: `user:${shopper.id}`, userId: shopper.id }
    const order = await open(shop.sql, await makeOrder(shop.sql, [line, other], cart))
    await tell(shop.sql, order.attemptId, 'paid')
    await tell(shop.sql, order.attemptId, 'paid')
    const left = await shopper.readCart()
    expect([quantities(left), left.version]).toEqual([[3], 2])
    expect(left.lines[0]!.variant).toBe(line.variantId)
  })

  test('keeps its order though the news that its page is dead comes after', async () => {
    const { order, line } = await openLast(shop.sql)
    await tell(shop.sql, order.attemptId, 'paid')
    expect((await tell(shop.sql, order.attemptId, 'expired')).status).toBe('paid')
    expect(await stockOf(shop.sql, line)).toBe(0)
  })

  test('that comes after its stock was given back takes it again', async () => {
    const { order, line } = await openLast(shop.sql)
    expect((await tell(shop.sql, order.attemptId, 'expired')).status).toBe('expired')
    expect(await stockOf(shop.sql, line)).toBe(1)
    expect((await tell(shop.sql, order.attemptId, 'paid')).status).toBe('paid')
    expect(await stockOf(shop.sql, line)).toBe(0)
  })

  test('that comes after another bought the last unit is given back, with a word', async () => {
    const { order, line, totalCents } = await openLast(shop.sql)
    await tell(shop.sql, order.attemptId, 'expired')
    const other = await buyLast(line)
    await tell(shop.sql, other.attemptId, 'paid')
    const late = await tell(shop.sql, order.attemptId, 'paid')
    expect(late).toMatchObject({
      status: 'needs_attention',
      refunds: [
        { paymentRef: `pi_${order.attemptId}`, amountCents: totalCents, reason: 'sold_out' },
      ],
    })
    expect(await mailsOf(shop.sql, order.orderId)).toEqual(['order-attention'])
    const done = { kind: 'ok', refundRef: 're_1' }
    await call(shop.sql, 'record_refund', late.refunds[0]!.refundId, done)
    await call(shop.sql, 'record_refund', late.refunds[0]!.refundId, done)
    expect(await mailsOf(shop.sql, order.orderId)).toEqual(['order-attention', 'order-refunded'])
    expect(await statusOf(shop.sql, order.orderId)).toBe('needs_attention')
  })

  test.each([
    ['amount', { amountCents: 100 }, [100]],
    // The shop gives back in its own currency alone: here a person has to.
    ['currency', { currency: 'USD' }, []],
  ])('of another %s is not taken for the order’s', async (_, more, refunds) => {
    const { order, line } = await openLast(shop.sql)
    const answer = await tell(shop.sql, order.attemptId, 'paid', more)
    expect(answer.status).toBe('needs_attention')
    expect(answer.refunds.map(({ amountCents }) => amountCents)).toEqual(refunds)
    expect(await stockOf(shop.sql, line)).toBe(1)
  })

  test('that nobody here knows is kept and changes nothing', async () => {
    const event = { ref: 'cs_foreign', paymentRef: 'pi_foreign', eventId: 'evt_foreign' }
    const told = await tell(shop.sql, randomUUID(), 'paid', event)
    const nobody = { orderId: null, status: null, isWanted: false, refunds: [] }
    expect(told).toEqual({ kind: 'unknown', ...nobody })
    expect((await tell(shop.sql, randomUUID(), 'paid', event)).kind).toBe('duplicate')
  })

  test('told of before its page was kept counts as soon as the page is', async () => {
    const placed = await place(shop.sql, await makeOrder(shop.sql, [await addLine(shop.sql, 1)]))
    const ref = `cs_${placed.attemptId}`
    expect((await tell(shop.sql, ref, 'paid')).kind).toBe('unknown')
    const page = { kind: 'open', ref, redirectUrl: 'https://pay.example/x' }
    const expiresAt = new Date(Date.now() + 60_000).toISOString()
    const kept = await call(shop.sql, 'record_attempt', placed.attemptId, { ...page, expiresAt })
    expect(kept.kind).toBe('ok')
    expect(await statusOf(shop.sql, placed.orderId)).toBe('paid')
  })
})

describe('what follows a payment', () => {
  test('a refund told of before the payment shows once the payment is known', async () => {
    const { order, totalCents } = await openLast(shop.sql)
    const refunded = { ref: null, refundedCents: totalCents }
    expect((await tell(shop.sql, order.attemptId, 'refunded', refunded)).kind).toBe('unknown')
    expect((await tell(shop.sql, order.attemptId, 'paid')).status).toBe('refunded')
  })

  test('refunds add up to what the provider says, in any order', async () => {
    const { order, totalCents } = await openLast(shop.sql)
    await tell(shop.sql, order.attemptId, 'paid')
    const refund = (refundedCents: number) =>
      tell(shop.sql, order.attemptId, 'refunded', { refundedCents })
    expect((await refund(1000)).status).toBe('partially_refunded')
    expect((await refund(500)).status).toBe('partially_refunded')
    expect((await refund(totalCents)).status).toBe('refunded')
    expect((await refund(1000)).status).toBe('refunded')
    const mails = await mailsOf(shop.sql, order.orderId)
    expect(mails.filter((kind) => kind === 'order-refunded')).toHaveLength(2)
  })

  test('a dispute ends as it was decided, though its beginning is told last', async () => {
    const { order } = await openLast(shop.sql)
    await tell(shop.sql, order.attemptId, 'paid')
    expect((await tell(shop.sql, order.attemptId, 'disputed')).status).toBe('disputed')
    expect((await tell(shop.sql, order.attemptId, 'dispute_won')).status).toBe('paid')
    expect((await tell(shop.sql, order.attemptId, 'disputed')).status).toBe('paid')
    expect((await tell(shop.sql, order.attemptId, 'dispute_lost')).status).toBe('refunded')
  })

  test('a dispute told of before the payment shows once the payment is known', async () => {
    const { order } = await openLast(shop.sql)
    await tell(shop.sql, order.attemptId, 'disputed')
    expect((await tell(shop.sql, order.attemptId, 'paid')).status).toBe('disputed')
  })

  test('a merchant’s refund is asked for once, and no more is given than was paid', async () => {
    const { order, totalCents } = await openLast(shop.sql)
    await tell(shop.sql, order.attemptId, 'paid')
    const refund = (cents: number) => call(shop.sql, 'refund_order', order.orderId, cents)
    expect((await refund(totalCents + 1)).code).toBe('not_allowed')
    expect((await refund(1000)).kind).toBe('ok')
    expect((await refund(totalCents - 999)).code).toBe('not_allowed')
    const claims = [
      await call(shop.sql, 'claim_unsettled', 9),
      await call(shop.sql, 'claim_unsettled', 9),
    ]
    expect(claims.map(({ refunds }) => refunds.length)).toEqual([1, 0])
    const id = claims[0]!.refunds[0]!.refundId
    await call(shop.sql, 'record_refund', id, { kind: 'unavailable', reason: 'timeout' })
    await shop.sql`update private.refunds set next_try_at = now() where id = ${id}`
    expect((await call(shop.sql, 'claim_unsettled', 9)).refunds[0]!.refundId).toBe(id)
    await call(shop.sql, 'record_refund', id, { kind: 'ok', refundRef: 're_1' })
    // The webhook tells the same.
    await tell(shop.sql, order.attemptId, 'refunded', { refundedCents: 1000 })
    expect(await statusOf(shop.sql, order.orderId)).toBe('partially_refunded')
    const mails = await mailsOf(shop.sql, order.orderId)
    expect(mails.filter((kind) => kind === 'order-refunded')).toHaveLength(1)
  })

  test('a refund that the provider refuses calls for a person, until it was given by hand', async () => {
    const { order } = await openLast(shop.sql)
    await tell(shop.sql, order.attemptId, 'paid')
    await call(shop.sql, 'refund_order', order.orderId, 100)
    const [due] = (await call(shop.sql, 'claim_unsettled', 9)).refunds
    await call(shop.sql, 'record_refund', due!.refundId, { kind: 'refused', reason: 'no funds' })
    expect(await statusOf(shop.sql, order.orderId)).toBe('needs_attention')
    const byHand = await tell(shop.sql, order.attemptId, 'refunded', { refundedCents: 100 })
    expect(byHand.status).toBe('partially_refunded')
  })

  test('shipping is told once, and only of what was paid', async () => {
    const { order } = await openLast(shop.sql)
    const ship = (url: string) => call(shop.sql, 'ship_order', order.orderId, url)
    expect((await ship('https://carrier.example/1')).code).toBe('not_allowed')
    await tell(shop.sql, order.attemptId, 'paid')
    await ship('https://carrier.example/1')
    await ship('https://carrier.example/2')
    expect(await mailsOf(shop.sql, order.orderId)).toEqual(['order-confirmation', 'order-shipped'])
    const read = await call(shop.sql, 'read_order', order.orderId, order.orderKey)
    expect(read).toMatchObject({
      ...{ status: 'shipped', trackingUrl: 'https://carrier.example/2' },
      shippedAt: expect.stringMatching(/Z$/) as string,
    })
  })
})
