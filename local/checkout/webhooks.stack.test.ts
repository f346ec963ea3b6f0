import { describe, expect, test } from 'vitest'
import {
  confirm,
  listMails,
  newBuyer,
  openPage,
  press,
  readStatus,
  untilStatus,
} from './testing/buyer.ts'
import type { CheckoutShop } from './testing/checkout-shop.ts'
import { readStock, stockVariant } from './testing/stock.ts'
import { useCheckoutShop } from './testing/use-checkout-shop.ts'

const theShop = useCheckoutShop()

describe.each(['stripe', 'paypal'] as const)('a webhook of %s', (provider) => {
  test('that comes five times makes one order and one mail', async () => {
    const shop = theShop()
    shop.fail(provider, { on: 'webhook', kind: 'duplicate' })
    const page = await openPage(shop, await stockVariant(shop), provider)
    await press(page.redirectUrl, 'pay')
    await untilStatus(shop, page.orderId, 'paid')
    const { calls } = shop.emulators.faultsOf(provider).read()
    expect(calls['webhook']).toBeGreaterThanOrEqual(5)
    expect(await listMails(shop, page.orderId)).toEqual(['order-confirmation'])
  })

  test('that never comes is made up for by the reconciler', async () => {
    const shop = theShop()
    shop.fail(provider, { on: 'webhook', kind: 'lose' })
    const page = await openPage(shop, await stockVariant(shop), provider)
    await press(page.redirectUrl, 'pay')
    expect(await readStatus(shop, page.orderId)).toBe('pending')
    await shop.reconcile()
    expect(await readStatus(shop, page.orderId)).toBe('paid')
    expect(await listMails(shop, page.orderId)).toEqual(['order-confirmation'])
  })

  test('that comes when all is over changes nothing', async () => {
    const shop = theShop()
    shop.fail(provider, { on: 'webhook', kind: 'delay', delayMs: 1200 })
    const page = await openPage(shop, await stockVariant(shop), provider)
    await press(page.redirectUrl, 'pay')
    expect(await confirm(shop, page)).toBe('paid')
    await shop.sql`select public.refund_order(${page.orderId}, ${page.totals.totalCents})`
    await shop.reconcile()
    await untilStatus(shop, page.orderId, 'refunded')
    await expect.poll(() => countEvents(shop, page.orderId)).toBeGreaterThan(0)
    expect(await readStatus(shop, page.orderId)).toBe('refunded')
  })

  test.each(['forged', 'stale'] as const)('with a %s signature is refused', async (kind) => {
    const shop = theShop()
    const isRefused = (line: string) => line.includes('bad_signature')
    const before = shop.printed.filter(isRefused).length
    shop.fail(provider, { on: 'webhook', kind })
    const page = await openPage(shop, await stockVariant(shop), provider)
    await press(page.redirectUrl, 'pay')
    await expect.poll(() => shop.printed.filter(isRefused).length).toBeGreaterThan(before)
    expect(await countEvents(shop, page.orderId)).toBe(0)
    expect(await readStatus(shop, page.orderId)).toBe('pending')
    await shop.reconcile()
    expect(await readStatus(shop, page.orderId)).toBe('paid')
  })

  test('without a signature is refused', async () => {
    const answer = await theShop().call(`payment-webhook/${provider}`, { id: 'evt_1' })
    expect(answer.status).toBe(400)
  })

  test('of a dispute moves the order on, and back when it is won', async () => {
    const shop = theShop()
    const page = await openPage(shop, await stockVariant(shop), provider)
    await press(page.redirectUrl, 'pay')
    await untilStatus(shop, page.orderId, 'paid')
    await press(page.redirectUrl, 'dispute')
    await untilStatus(shop, page.orderId, 'disputed')
    await press(page.redirectUrl, 'win_dispute')
    await untilStatus(shop, page.orderId, 'paid')
  })
})

describe('a refund that a bank sends back days later', () => {
  test.each([
    ['stripe', 'by its webhook'],
    ['stripe', 'by asking, where none came'],
    ['paypal', 'by asking, since PayPal tells of none'],
  ] as const)('%s: is noticed %s, and given again by nobody', async (provider, how) => {
    const shop = theShop()
    const page = await openPage(shop, await stockVariant(shop), provider)
    await press(page.redirectUrl, 'pay')
    await untilStatus(shop, page.orderId, 'paid')
    await shop.sql`select public.refund_order(${page.orderId}, ${page.totals.totalCents})`
    await shop.reconcile()
    await untilStatus(shop, page.orderId, 'refunded')
    const isAsked = how.startsWith('by asking')
    if (isAsked) shop.fail(provider, { on: 'webhook', kind: 'lose' })
    await press(page.redirectUrl, 'fail_refund')
    if (isAsked) await shop.reconcile()
    await untilStatus(shop, page.orderId, 'needs_attention')
    const { calls } = shop.emulators.faultsOf(provider).read()
    const [order] = await shop.sql`
      select attention, refunded_cents from public.orders where id = ${page.orderId}`
    expect({ ...order }).toEqual({ attention: 'refund_failed', refunded_cents: '0' })
    await shop.reconcile()
    const later = shop.emulators.faultsOf(provider).read().calls
    expect(later['refund']).toBe(calls['refund'])
    expect(await shop.checkBooks()).toEqual([])
  })
})

describe('whoever forges webhooks', () => {
  const address = '198.51.100.23'
  const forge = () =>
    theShop().call(
      'payment-webhook/paypal',
      { id: 'WH-1', event_type: 'FORGED', create_time: new Date().toISOString(), resource: {} },
      {
        address,
        headers: {
          'paypal-auth-algo': 'SHA256withRSA',
          'paypal-cert-url': 'https://api.paypal.com/v1/notifications/certs/CERT',
          'paypal-transmission-id': crypto.randomUUID(),
          'paypal-transmission-sig': 'c2lnbmVk',
          'paypal-transmission-time': new Date().toISOString(),
        },
      },
    )

  test('is sent away after a while, and PayPal is asked no longer', async () => {
    const shop = theShop()
    expect((await forge()).status).toBe(400)
    const limit = { key: `webhook:address:${address}`, capacity: 60, perSeconds: 600 }
    await shop.sql`
      select private.take_tokens(${shop.sql.json([limit])}) from generate_series(1, 59)`
    expect((await forge()).status).toBe(429)
    const verified = () => shop.emulators.faultsOf('paypal').read().calls['verify']
    const before = verified()
    const refused = await forge()
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(verified()).toBe(before)
  })
})

describe('a payment that comes too late', () => {
  test('for what is sold out gives the money back, and a person is called', async () => {
    const shop = theShop()
    const variantId = await stockVariant(shop, 1)
    const page = await openPage(shop, variantId)
    await pretendDead(shop, page.orderId)
    await openPage(shop, variantId, 'paypal', newBuyer(shop))
    expect(await readStock(shop, variantId)).toBe(0)
    await press(page.redirectUrl, 'pay')
    await untilStatus(shop, page.orderId, 'needs_attention')
    await expect.poll(() => countRefunds(shop, page.orderId)).toBe(1)
    expect(await listMails(shop, page.orderId)).toContain('order-attention')
  })

  test('takes the stock that is still there', async () => {
    const shop = theShop()
    const variantId = await stockVariant(shop, 1)
    const page = await openPage(shop, variantId)
    await pretendDead(shop, page.orderId)
    expect(await readStock(shop, variantId)).toBe(1)
    await press(page.redirectUrl, 'pay')
    await untilStatus(shop, page.orderId, 'paid')
    expect(await readStock(shop, variantId)).toBe(0)
  })

  test('is not captured where it was only approved', async () => {
    const shop = theShop()
    const variantId = await stockVariant(shop, 1)
    const page = await openPage(shop, variantId, 'paypal')
    await pretendDead(shop, page.orderId)
    await press(page.redirectUrl, 'pay')
    await expect.poll(() => countEvents(shop, page.orderId)).toBe(1)
    expect(await readStatus(shop, page.orderId)).toBe('expired')
    expect(await readStock(shop, variantId)).toBe(1)
  })
})

test('an event that says nothing to the shop is kept and acknowledged', async () => {
  const shop = theShop()
  const page = await openPage(shop, await stockVariant(shop))
  await press(page.redirectUrl, 'decline')
  const kept = () =>
    shop.sql`
      select from private.payment_events
      where news ->> 'eventType' = 'payment_intent.payment_failed'`.then((rows) => rows.length)
  await expect.poll(kept).toBe(1)
  expect(await readStatus(shop, page.orderId)).toBe('pending')
})

/** What a provider says by mistake: that nobody can pay any more. */
async function pretendDead({ sql }: CheckoutShop, orderId: string): Promise<void> {
  const [attempt] = await sql`
    select id, provider from private.payment_attempts where order_id = ${orderId}`
  const event = {
    ...{ provider: attempt?.['provider'], attemptId: attempt?.['id'], outcome: 'expired' },
    ...{ eventId: null, ref: null, paymentRef: null, source: 'reconciler' },
  }
  await sql`select public.settle_payment(${sql.json(event)})`
}

async function countEvents({ sql }: CheckoutShop, orderId: string): Promise<number> {
  const events = await sql`
    select from private.payment_events e join private.payment_attempts a on a.id = e.attempt_id
    where a.order_id = ${orderId}`
  return events.length
}

async function countRefunds({ sql }: CheckoutShop, orderId: string): Promise<number> {
  const done = await sql`
    select from private.refunds where order_id = ${orderId} and status = 'done'`
  return done.length
}
