import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { emulatorKeys } from '../../../../../local/functions/emulator-keys.ts'
import { anOrder, lookAt, openPage, recordPayments } from '../recorded-payments.fixture.ts'
import type { RecordedPayments } from '../recorded-payments.fixture.ts'
import { createStripe } from './create-stripe.ts'

let payments: RecordedPayments
beforeAll(async () => {
  payments = await recordPayments()
})
afterAll(() => payments.close())
beforeEach(() => {
  payments.faultsOf('stripe').reset()
  payments.calls.length = 0
})

const connect = (secretKey: string = emulatorKeys.STRIPE_SECRET_KEY, apiBase = payments.apiBase) =>
  createStripe({
    ...{ secretKey, webhookSecret: emulatorKeys.STRIPE_WEBHOOK_SECRET, apiBase },
    ...{ timeoutMs: 400, fetch: payments.fetch },
  })
const fail = (on: string, kind: string, times?: number, delayMs?: number) =>
  payments.faultsOf('stripe').plan({ faults: [{ on, kind, times, delayMs }], latencyMs: 0 })
const pay = async (stripe = connect()) => {
  const page = await openPage(stripe)
  await payments.press(page.redirectUrl, 'pay')
  return { ...page, paymentRef: (await lookAt(stripe, page.ref)).paymentRef! }
}

describe('a page of Stripe', () => {
  test('is open over exactly the total, until the time it was given', async () => {
    const order = anOrder()
    const answer = await connect().open(order)
    expect(answer).toMatchObject({ kind: 'ok', value: { ref: expect.stringMatching(/^cs_/) } })
    if (answer.kind !== 'ok') return
    const late = answer.value.expiresAt.getTime() - order.expiresAt.getTime()
    expect(late).toBeGreaterThanOrEqual(0)
    expect(late).toBeLessThan(1000)
    expect(await lookAt(connect(), answer.value.ref)).toEqual({
      ...{ state: 'open', paymentRef: null, amountCents: 3277, currency: 'CAD' },
    })
  })

  test.each([
    ['a discount', { discountCents: 500, totalCents: 2777 }],
    ['a discount above the goods', { discountCents: 2500, totalCents: 777 }],
    ['free delivery without tax', { deliveryCents: 0, taxCents: 0, totalCents: 2000 }],
    [
      'more lines than Stripe lists',
      {
        lines: Array.from({ length: 120 }, () => ({
          ...{ title: 'Oil', quantity: 3, unitPriceCents: 10 },
        })),
        ...{ subtotalCents: 3600, totalCents: 4877 },
      },
    ],
  ])('is over exactly the total with %s', async (_, changes) => {
    const page = await openPage(connect(), changes)
    expect((await lookAt(connect(), page.ref)).amountCents).toBe(changes.totalCents)
  })

  test('is not opened for amounts that do not add up', async () => {
    await expect(connect().open(anOrder({ totalCents: 3278 }))).rejects.toThrow('AA-10427')
    expect(payments.calls).toEqual([])
  })

  test('is the same for the same key, and none for a key used otherwise', async () => {
    const order = anOrder()
    const [one, other] = await Promise.all([connect().open(order), connect().open(order)])
    expect(other).toEqual(one)
    const changed = { ...order, taxCents: 378, totalCents: 3278 }
    expect(await connect().open(changed)).toMatchObject({ kind: 'unavailable' })
  })

  test('is the first one where its answer was lost on the way', async () => {
    fail('open', 'lost-answer', 1)
    const page = await openPage(connect())
    expect(payments.faultsOf('stripe').read().calls).toMatchObject({ open: 2 })
    await payments.press(page.redirectUrl, 'pay')
    expect((await lookAt(connect(), page.ref)).state).toBe('paid')
  })

  test('is refused for a mail address Stripe does not take, and quotes it nowhere', async () => {
    const answer = await connect().open(anOrder({ email: 'ada!@maple.example' }))
    expect(answer).toMatchObject({ kind: 'refused', code: 'email_refused' })
    expect(JSON.stringify(answer)).not.toContain('maple')
  })

  test('is refused below what Stripe takes', async () => {
    const small = { ...{ subtotalCents: 40, deliveryCents: 0, taxCents: 0, totalCents: 40 } }
    const lines = [{ title: 'Sample', quantity: 1, unitPriceCents: 40 }]
    expect(await connect().open(anOrder({ ...small, lines }))).toMatchObject({
      ...{ kind: 'refused', code: 'amount_too_small' },
    })
  })
})

describe('a payment by Stripe', () => {
  test('is paid once the page was', async () => {
    const { ref, paymentRef } = await pay()
    expect(paymentRef).toMatch(/^pi_/)
    expect(await lookAt(connect(), ref)).toMatchObject({ state: 'paid', amountCents: 3277 })
  })

  test.each(['decline', 'fail_authentication'])('stays open after "%s"', async (action) => {
    const { ref, redirectUrl } = await openPage(connect())
    await payments.press(redirectUrl, action)
    expect((await lookAt(connect(), ref)).state).toBe('open')
    await payments.press(redirectUrl, 'pay')
    expect((await lookAt(connect(), ref)).state).toBe('paid')
  })

  test('cannot be made on a page that was ended', async () => {
    const { ref, redirectUrl } = await openPage(connect())
    expect(await connect().expire(ref)).toMatchObject({ value: { state: 'expired' } })
    await payments.press(redirectUrl, 'pay')
    expect((await lookAt(connect(), ref)).state).toBe('expired')
    expect(await connect().expire(ref)).toMatchObject({ value: { state: 'expired' } })
  })

  test('is told by ending its page too late', async () => {
    const { ref, paymentRef } = await pay()
    expect(await connect().expire(ref)).toMatchObject({ value: { state: 'paid', paymentRef } })
  })

  test('is refused where Stripe has never heard of the page', async () => {
    expect(await connect().look('cs_test_none')).toMatchObject({ code: 'resource_missing' })
  })
})

describe('a refund by Stripe', () => {
  const refund = (paymentRef: string, changes: object = {}) => ({
    ...{ paymentRef, amountCents: 1000, currency: 'CAD' as const },
    ...{ idempotencyKey: crypto.randomUUID(), reason: 'sold_out' as const },
    ...changes,
  })

  test('is given once for one key', async () => {
    const order = refund((await pay()).paymentRef, { amountCents: 3277 })
    const [one, other] = [await connect().refund(order), await connect().refund(order)]
    expect(one).toMatchObject({ kind: 'ok', value: { refundRef: expect.stringMatching(/^re_/) } })
    expect(other).toEqual(one)
  })

  test('is refused above what was paid', async () => {
    const { paymentRef } = await pay()
    const tooMuch = refund(paymentRef, { amountCents: 3278 })
    expect(await connect().refund(tooMuch)).toMatchObject({ kind: 'refused' })
    await connect().refund(refund(paymentRef, { amountCents: 3277 }))
    expect(await connect().refund(refund(paymentRef))).toMatchObject({
      code: 'charge_already_refunded',
    })
  })

  test('that fails is no refund', async () => {
    const { paymentRef } = await pay()
    fail('refunding', 'decline', 1)
    expect(await connect().refund(refund(paymentRef))).toMatchObject({ code: 'refund_failed' })
  })
})

describe('a refund that Stripe has taken', () => {
  test('has not failed, until a bank sends it back', async () => {
    const { paymentRef, redirectUrl } = await pay()
    const rest = { amountCents: 1000, currency: 'CAD', reason: 'merchant' } as const
    const made = await connect().refund({ paymentRef, idempotencyKey: 'mine', ...rest })
    const ref = made.kind === 'ok' ? made.value.refundRef : ''
    expect(await connect().lookAtRefund(ref)).toMatchObject({ value: { hasFailed: false } })
    await payments.press(redirectUrl, 'fail_refund')
    const failedRefund = { ref, refundId: 'mine', reason: 'expired_or_canceled_card' }
    expect(await connect().lookAtRefund(ref)).toMatchObject({
      value: { hasFailed: true, amountCents: 1000, failedRefund },
    })
    expect((await connect().lookAtRefund('re_none')).kind).toBe('refused')
  })
})

describe('a Stripe that fails', () => {
  test.each([
    ['once with 500', 'ok', '500', 1],
    ['with 500', 'unavailable', '500', undefined],
    ['with 503', 'unavailable', '503', undefined],
    ['by throttling', 'unavailable', '429', undefined],
    ['by silence', 'unavailable', 'timeout', undefined],
    ['with half an answer', 'unavailable', 'malformed', undefined],
  ] as const)('%s is %s', async (_, expected, kind, times) => {
    fail('open', kind, times)
    expect((await connect().open(anOrder())).kind).toBe(expected)
  })

  test('is unavailable to wrong keys, and where nobody listens', async () => {
    expect(await connect('sk_test_wrong').open(anOrder())).toMatchObject({ kind: 'unavailable' })
    const nowhere = connect(undefined, 'http://127.0.0.1:1')
    expect(await nowhere.open(anOrder())).toMatchObject({ kind: 'unavailable' })
  })
})
