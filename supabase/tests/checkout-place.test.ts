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
import { useDatabase } from './database.ts'
import { connect } from './postgres.ts'

const shop = useDatabase('migrated')

afterEach(async () => expect(await checkBooks(shop.sql)).toEqual([]))

const countOrders = async () => (await shop.sql`select count(*)::int as n from orders`)[0]!.n

describe('place_order()', () => {
  test('makes a pending order and takes its stock', async () => {
    const line = await addLine(shop.sql, 5, 2)
    const placed = await place(shop.sql, await makeOrder(shop.sql, [line]))
    expect(placed).toMatchObject({ kind: 'placed', orderNumber: expect.stringMatching(/^AA-\d+$/) })
    expect(Date.parse(placed.leaseEndsAt) - Date.now()).toBeGreaterThan(34 * 60_000)
    expect(await stockOf(shop.sql, line)).toBe(3)
    expect(await statusOf(shop.sql, placed.orderId)).toBe('pending')
  })

  test('sells ten units to fifty carts at once: ten orders, forty refusals', async () => {
    const [line, other] = [await addLine(shop.sql, 10), await addLine(shop.sql, 100)]
    const wanted = await Promise.all(
      // In either order, so that carts that lock in another's way would be caught.
      Array.from({ length: 50 }, (_, i) =>
        makeOrder(shop.sql, i % 2 ? [line, other] : [other, line]),
      ),
    )
    const pools = Array.from({ length: 5 }, () => connect(shop.url))
    const answers = await Promise.all(wanted.map((order, i) => place(pools[i % 5]!, order)))
    await Promise.all(pools.map((pool) => pool.end()))
    expect(answers.filter(({ kind }) => kind === 'placed')).toHaveLength(10)
    const refused = answers.filter(({ kind }) => kind === 'refused')
    expect(refused).toHaveLength(40)
    for (const { code, details } of refused)
      expect([code, details]).toEqual([
        'sold_out',
        { variantIds: [line.variantId], available: { [line.variantId]: 0 } },
      ])
    expect([await stockOf(shop.sql, line), await stockOf(shop.sql, other)]).toEqual([0, 90])
  })

  test('answers the same key twice at once with one order', async () => {
    const line = await addLine(shop.sql, 5)
    const order = await makeOrder(shop.sql, [line])
    const answers = await Promise.all([place(shop.sql, order), place(shop.sql, order)])
    expect(answers.map(({ kind, code }) => code ?? kind).toSorted()).toEqual([
      'payment_in_progress',
      'placed',
    ])
    expect(await stockOf(shop.sql, line)).toBe(4)
  })

  test('repeats the answer to a key whose page is open', async () => {
    const order = await makeOrder(shop.sql, [await addLine(shop.sql, 5)])
    const { orderId, orderKey, attemptId } = await open(shop.sql, order)
    expect(await place(shop.sql, order)).toMatchObject({
      ...{ kind: 'repeat', orderId, orderKey, attemptId, status: 'open', totals: order.totals },
      redirectUrl: `https://pay.example/${attemptId}`,
    })
  })

  test.each([
    ['another request', { requestDigest: 'other' }],
    ['another cart', { cartKey: `guest:${randomUUID()}` }],
  ])('refuses the same key with %s', async (_, change) => {
    const order = await makeOrder(shop.sql, [await addLine(shop.sql, 5)])
    await place(shop.sql, order)
    expect((await place(shop.sql, { ...order, ...change })).code).toBe('key_reused')
  })

  test('begins anew for a key whose maker died while it asked the provider', async () => {
    const line = await addLine(shop.sql, 1)
    const order = await makeOrder(shop.sql, [line])
    const first = await place(shop.sql, order)
    await letPass(shop.sql, first.orderId, '31 seconds')
    const second = await place(shop.sql, order)
    expect(second).toMatchObject({ kind: 'placed', orderId: first.orderId })
    expect(second.attemptId).not.toBe(first.attemptId)
    const late = { kind: 'open', ref: 'late', redirectUrl: 'https://pay.example/late' }
    const refused = await call(shop.sql, 'record_attempt', first.attemptId, late)
    expect(refused.code).toBe('payment_in_progress')
  })

  test('wants the other attempt of a cart ended first, and keeps its stock meanwhile', async () => {
    const line = await addLine(shop.sql, 1)
    const order = await makeOrder(shop.sql, [line])
    const first = await open(shop.sql, order)
    const other = { ...order, provider: 'paypal', idempotencyKey: randomUUID() as string }
    expect(await place(shop.sql, other)).toMatchObject({
      kind: 'expire_first',
      attempts: [{ attemptId: first.attemptId, provider: 'stripe', providerRef: first.attemptId }],
    })
    expect((await tell(shop.sql, first.attemptId, 'expired')).status).toBe('pending')
    expect(await stockOf(shop.sql, line)).toBe(0)
    const second = await place(shop.sql, other)
    expect(second).toMatchObject({ kind: 'placed', orderId: first.orderId })
    expect(await stockOf(shop.sql, line)).toBe(0)
  })

  test('lets an attempt live on that could not be ended', async () => {
    const order = await makeOrder(shop.sql, [await addLine(shop.sql, 1)])
    const first = await open(shop.sql, order)
    const next = { ...order, idempotencyKey: randomUUID() as string, leftAlive: [first.attemptId] }
    const second = await open(shop.sql, next)
    expect(second).toMatchObject({ kind: 'placed', orderId: first.orderId })
    expect((await tell(shop.sql, second.attemptId, 'paid')).status).toBe('paid')
    const late = await tell(shop.sql, first.attemptId, 'paid')
    expect(late).toMatchObject({ status: 'paid', refunds: [{ reason: 'paid_twice' }] })
  })

  test('makes the pending order of a cart its new contents', async () => {
    const [line, other] = [await addLine(shop.sql, 5, 3), await addLine(shop.sql, 5, 1)]
    const order = await makeOrder(shop.sql, [line])
    const first = await open(shop.sql, order)
    const next = await makeOrder(shop.sql, [{ ...line, quantity: 4 }, other], {
      cartKey: order.cartKey,
    })
    await place(shop.sql, next)
    await tell(shop.sql, first.attemptId, 'expired')
    const second = await open(shop.sql, next)
    expect(second.orderId).toBe(first.orderId)
    expect([await stockOf(shop.sql, line), await stockOf(shop.sql, other)]).toEqual([1, 4])
    // The page of before was for less.
    const late = await tell(shop.sql, first.attemptId, 'paid')
    expect(late).toMatchObject({ status: 'pending', refunds: [{ reason: 'paid_twice' }] })
    expect((await tell(shop.sql, second.attemptId, 'paid')).status).toBe('paid')
  })

  test('refuses what was paid a moment ago, and sells it again later', async () => {
    const order = await makeOrder(shop.sql, [await addLine(shop.sql, 5)])
    const { orderId, orderKey, attemptId } = await open(shop.sql, order)
    await tell(shop.sql, attemptId, 'paid')
    const again = { ...order, idempotencyKey: randomUUID() as string }
    for (const call of [order, again])
      expect(await place(shop.sql, call)).toMatchObject({
        code: 'already_paid',
        details: { orderId, orderKey },
      })
    await letPass(shop.sql, orderId, '11 minutes')
    expect((await place(shop.sql, again)).kind).toBe('placed')
  })

  test.each([
    ['a price that is not the shop’s', { unitPriceCents: 100 }, 'price_changed'],
    ['a variant nobody knows', { variantId: randomUUID() }, 'unknown_variant'],
    ['more than there is', { quantity: 6 }, 'sold_out'],
    ['fewer than one', { quantity: -1 }, 'malformed'],
  ])('refuses %s and changes nothing', async (_, change, code) => {
    const line = await addLine(shop.sql, 5)
    const lines = [{ ...line, ...change }]
    const [before, order] = [await countOrders(), await makeOrder(shop.sql, lines)]
    expect(await place(shop.sql, order)).toMatchObject({ kind: 'refused', code })
    expect([await countOrders(), await stockOf(shop.sql, line)]).toEqual([before, 5])
  })

  test('refuses a rate of another cart, and one that has expired', async () => {
    const [line, other] = [await addLine(shop.sql, 5), await addLine(shop.sql, 5)]
    const { rate } = await makeOrder(shop.sql, [other])
    const foreign = await place(shop.sql, await makeOrder(shop.sql, [line], { rate }))
    expect(foreign.code).toBe('foreign_rate')
    const late = await makeOrder(shop.sql, [line])
    await shop.sql`update private.delivery_quotes
      set created_at = now() - interval '2 hours', expires_at = now() - interval '1 hour'`
    expect((await place(shop.sql, late)).code).toBe('expired_rate')
  })

  test('refuses a buyer whose account was deleted meanwhile', async () => {
    const userId = randomUUID() as string
    const cart = { userId, cartKey: `user:${userId}` }
    const order = await makeOrder(shop.sql, [await addLine(shop.sql, 5)], cart)
    expect((await place(shop.sql, order)).code).toBe('not_allowed')
  })

  test('throws rather than keep sums that are not those of the lines', async () => {
    const order = await makeOrder(shop.sql, [await addLine(shop.sql, 5)])
    const totals = {
      ...order.totals,
      subtotalCents: 1,
      totalCents: 1 + 950 + order.totals.taxCents,
    }
    await expect(place(shop.sql, { ...order, totals })).rejects.toThrow('subtotal')
  })
})

describe('record_attempt()', () => {
  test('forgets a key and keeps the stock for a while when the provider may answer later', async () => {
    const line = await addLine(shop.sql, 1)
    const order = await makeOrder(shop.sql, [line])
    const first = await place(shop.sql, order)
    const failed = { kind: 'failed', retryable: true, code: 'payment_provider_unavailable' }
    await call(shop.sql, 'record_attempt', first.attemptId, failed)
    expect(await stockOf(shop.sql, line)).toBe(0)
    const second = await place(shop.sql, order)
    expect([second.kind, second.orderId]).toEqual(['placed', first.orderId])
    await call(shop.sql, 'record_attempt', second.attemptId, failed)
    await letPass(shop.sql, first.orderId, '3 minutes')
    await call(shop.sql, 'release_expired')
    expect(await stockOf(shop.sql, line)).toBe(1)
    expect(await statusOf(shop.sql, first.orderId)).toBe('expired')
  })

  test('remembers a failure for good under its key', async () => {
    const line = await addLine(shop.sql, 1)
    const order = await makeOrder(shop.sql, [line])
    const first = await place(shop.sql, order)
    const failed = { kind: 'failed', retryable: false, code: 'payment_provider_unavailable' }
    await call(shop.sql, 'record_attempt', first.attemptId, failed)
    expect(await place(shop.sql, order)).toMatchObject({ kind: 'repeat', status: 'failed' })
    expect(await stockOf(shop.sql, line)).toBe(1)
  })
})
