import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sign } from '../../../../../local/emulators/stripe/tell-events.ts'
import { emulatorKeys } from '../../../../../local/functions/emulator-keys.ts'
import { lookAt, openPage, recordPayments } from '../recorded-payments.fixture.ts'
import type { Delivery, RecordedPayments } from '../recorded-payments.fixture.ts'
import { createStripe } from './create-stripe.ts'

let payments: RecordedPayments
let stripe: ReturnType<typeof createStripe>
beforeAll(async () => {
  payments = await recordPayments()
  stripe = createStripe({
    secretKey: emulatorKeys.STRIPE_SECRET_KEY,
    webhookSecret: emulatorKeys.STRIPE_WEBHOOK_SECRET,
    apiBase: payments.apiBase,
  })
})
afterAll(() => payments.close())
beforeEach(() => {
  payments.faultsOf('stripe').reset()
  payments.deliveries.length = 0
})

const fault = (kind: string, times?: number) =>
  payments.faultsOf('stripe').plan({ faults: [{ on: 'webhook', kind, times }], latencyMs: 0 })
const read = ({ body, headers }: Delivery) => stripe.readEvent(body, headers)
const pay = async () => {
  const page = await openPage(stripe)
  await payments.press(page.redirectUrl, 'pay')
  return page
}

describe('an event of Stripe', () => {
  test('says that a page was paid', async () => {
    const { ref } = await pay()
    const delivery = await payments.hear('checkout.session.completed')
    expect(delivery.path).toBe('/functions/v1/payment-webhook/stripe')
    expect(await read(delivery)).toEqual({
      kind: 'ok',
      value: {
        provider: 'stripe',
        eventId: expect.stringMatching(/^evt_/),
        eventType: 'checkout.session.completed',
        occurredAt: expect.stringMatching(/Z$/),
        ref,
        paymentRef: (await lookAt(stripe, ref)).paymentRef,
        outcome: 'paid',
        amountCents: 3277,
        refundedCents: null,
        currency: 'CAD',
      },
    })
  })

  test('says that a page has ended', async () => {
    const { ref } = await openPage(stripe)
    await stripe.expire(ref)
    const event = await read(await payments.hear('checkout.session.expired'))
    expect(event).toMatchObject({ value: { outcome: 'expired', ref, paymentRef: null } })
  })

  test('says how much has been given back so far', async () => {
    const paymentRef = (await lookAt(stripe, (await pay()).ref)).paymentRef!
    for (const [amountCents, refundedCents] of [
      [1000, 1000],
      [500, 1500],
    ] as const) {
      const rest = { currency: 'CAD', reason: 'merchant' } as const
      await stripe.refund({ paymentRef, amountCents, idempotencyKey: crypto.randomUUID(), ...rest })
      expect(await read(await payments.hear('charge.refunded'))).toMatchObject({
        value: { outcome: 'refunded', paymentRef, amountCents: 3277, refundedCents },
      })
    }
  })

  test('says that a bank sent a refund back, by each event that tells of it', async () => {
    const { ref, redirectUrl } = await pay()
    const paymentRef = (await lookAt(stripe, ref)).paymentRef!
    const rest = { amountCents: 1000, currency: 'CAD', reason: 'merchant' } as const
    await stripe.refund({ paymentRef, idempotencyKey: 'ours', ...rest })
    await payments.press(redirectUrl, 'fail_refund')
    for (const type of ['refund.updated', 'refund.failed'])
      expect(await read(await payments.hear(type))).toMatchObject({
        value: {
          ...{ outcome: 'refund_failed', paymentRef, amountCents: 1000, currency: 'CAD' },
          failedRefund: { refundId: 'ours', reason: 'expired_or_canceled_card' },
        },
      })
  })

  test.each([
    ['win_dispute', 'dispute_won'],
    ['lose_dispute', 'dispute_lost'],
  ])('says that a payment is disputed, and "%s"', async (action, outcome) => {
    const { ref, redirectUrl } = await pay()
    const { paymentRef } = await lookAt(stripe, ref)
    await payments.press(redirectUrl, 'dispute')
    const opened = await read(await payments.hear('charge.dispute.created'))
    expect(opened).toMatchObject({ value: { outcome: 'disputed', paymentRef } })
    await payments.press(redirectUrl, action)
    const closed = await read(await payments.hear('charge.dispute.closed'))
    expect(closed).toMatchObject({ value: { outcome, paymentRef } })
  })

  test('of another kind is known, and ignored', async () => {
    const { redirectUrl } = await openPage(stripe)
    await payments.press(redirectUrl, 'decline')
    const event = await read(await payments.hear('payment_intent.payment_failed'))
    expect(event).toMatchObject({ kind: 'ok', value: { outcome: 'ignored', ref: null } })
  })

  test.each([
    ['checkout.session.completed', 'unpaid', 'ignored'],
    ['checkout.session.completed', 'no_payment_required', 'paid'],
    ['checkout.session.async_payment_succeeded', 'paid', 'paid'],
    ['checkout.session.async_payment_failed', 'unpaid', 'failed'],
  ])('%s with %s means %s', async (type, payment_status, outcome) => {
    const object = { id: 'cs_1', payment_status, payment_intent: null, currency: 'cad' }
    const body = JSON.stringify({ id: 'evt_1', type, created: 1_795_000_000, data: { object } })
    const headers = new Headers({ 'stripe-signature': sign(body, null) })
    expect(await stripe.readEvent(body, headers)).toMatchObject({ value: { outcome, ref: 'cs_1' } })
  })

  test('that is signed and yet no event is malformed', async () => {
    const headers = new Headers({ 'stripe-signature': sign('no event', null) })
    expect(await stripe.readEvent('no event', headers)).toMatchObject({ code: 'malformed' })
  })

  test.each(['forged', 'stale'])('with a %s signature is refused', async (kind) => {
    fault(kind)
    await pay()
    const delivery = await payments.hear('checkout.session.completed')
    expect(await read(delivery)).toMatchObject({ kind: 'refused', code: 'bad_signature' })
  })

  test('changed on its way, or not signed, is refused', async () => {
    await pay()
    const { body, headers, path } = await payments.hear('checkout.session.completed')
    const changed = { path, headers, body: body.replace('3277', '1') }
    expect(await read(changed)).toMatchObject({ code: 'bad_signature' })
    const unsigned = { path, body, headers: new Headers() }
    expect(await read(unsigned)).toMatchObject({ code: 'bad_signature' })
  })

  test('bears one id however often it comes', async () => {
    fault('duplicate', 1)
    await pay()
    const ids = []
    for (let copy = 0; copy < 5; copy++)
      ids.push(JSON.parse((await payments.hear('checkout.session.completed')).body).id)
    expect(new Set(ids).size).toBe(1)
  })
})
