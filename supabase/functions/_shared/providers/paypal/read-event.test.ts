import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { emulatorKeys } from '../../../../../local/functions/emulator-keys.ts'
import { lookAt, openPage, recordPayments } from '../recorded-payments.fixture.ts'
import type { Delivery, RecordedPayments } from '../recorded-payments.fixture.ts'
import { createPaypal } from './create-paypal.ts'

let payments: RecordedPayments
let paypal: ReturnType<typeof createPaypal>
beforeAll(async () => {
  payments = await recordPayments()
  paypal = createPaypal({
    clientId: emulatorKeys.PAYPAL_CLIENT_ID,
    clientSecret: emulatorKeys.PAYPAL_CLIENT_SECRET,
    webhookId: emulatorKeys.PAYPAL_WEBHOOK_ID,
    apiBase: payments.apiBase,
  })
})
afterAll(() => payments.close())
beforeEach(() => {
  payments.faultsOf('paypal').reset()
  payments.deliveries.length = 0
})

const fail = (on: string, kind: string) =>
  payments.faultsOf('paypal').plan({ faults: [{ on, kind }], latencyMs: 0 })
const read = ({ body, headers }: Delivery) => paypal.readEvent(body, headers)
const approve = async () => {
  const page = await openPage(paypal)
  await payments.press(page.redirectUrl, 'pay')
  return page
}
const pay = async () => {
  const page = await approve()
  return { ...page, paymentRef: (await lookAt(paypal, page.ref)).paymentRef! }
}

describe('an event of PayPal', () => {
  test('says that the payer agreed, and moves no money', async () => {
    const { ref } = await approve()
    const delivery = await payments.hear('CHECKOUT.ORDER.APPROVED')
    expect(delivery.path).toBe('/functions/v1/payment-webhook/paypal')
    expect(await read(delivery)).toEqual({
      kind: 'ok',
      value: {
        provider: 'paypal',
        eventId: expect.stringMatching(/^WH-/),
        eventType: 'CHECKOUT.ORDER.APPROVED',
        occurredAt: expect.stringMatching(/Z$/),
        ref,
        paymentRef: null,
        outcome: 'approved',
        amountCents: 3277,
        refundedCents: null,
        currency: 'CAD',
      },
    })
  })

  test('says that the money was taken', async () => {
    const { ref, paymentRef } = await pay()
    expect(await read(await payments.hear('PAYMENT.CAPTURE.COMPLETED'))).toMatchObject({
      value: { outcome: 'paid', ref, paymentRef, amountCents: 3277, currency: 'CAD' },
    })
  })

  test('says that a review ended badly', async () => {
    const { ref, redirectUrl } = await approve()
    fail('funding', 'pending')
    await paypal.look(ref)
    expect(await read(await payments.hear('PAYMENT.CAPTURE.PENDING'))).toMatchObject({
      value: { outcome: 'ignored' },
    })
    await payments.press(redirectUrl, 'deny_review')
    expect(await read(await payments.hear('PAYMENT.CAPTURE.DENIED'))).toMatchObject({
      value: { outcome: 'failed', ref },
    })
  })

  test('says how much has been given back so far', async () => {
    const { paymentRef } = await pay()
    for (const [amountCents, refundedCents] of [
      [1000, 1000],
      [500, 1500],
    ] as const) {
      const rest = { currency: 'CAD', reason: 'merchant' } as const
      await paypal.refund({ paymentRef, amountCents, idempotencyKey: crypto.randomUUID(), ...rest })
      expect(await read(await payments.hear('PAYMENT.CAPTURE.REFUNDED'))).toMatchObject({
        value: { outcome: 'refunded', paymentRef, refundedCents, currency: 'CAD' },
      })
    }
  })

  test.each([
    ['win_dispute', 'dispute_won'],
    ['lose_dispute', 'dispute_lost'],
  ])('says that a payment is disputed, and "%s"', async (action, outcome) => {
    const { paymentRef, redirectUrl } = await pay()
    await payments.press(redirectUrl, 'dispute')
    const opened = await read(await payments.hear('CUSTOMER.DISPUTE.CREATED'))
    expect(opened).toMatchObject({ value: { outcome: 'disputed', paymentRef } })
    await payments.press(redirectUrl, action)
    const closed = await read(await payments.hear('CUSTOMER.DISPUTE.RESOLVED'))
    expect(closed).toMatchObject({ value: { outcome, paymentRef } })
  })

  test('signed by somebody else is refused', async () => {
    fail('webhook', 'forged')
    await approve()
    const delivery = await payments.hear('CHECKOUT.ORDER.APPROVED')
    expect(await read(delivery)).toMatchObject({ kind: 'refused', code: 'bad_signature' })
  })

  test('changed on its way, or not signed, is refused', async () => {
    await approve()
    const { body, headers, path } = await payments.hear('CHECKOUT.ORDER.APPROVED')
    const changed = { path, headers, body: body.replace('32.77', '0.01') }
    expect(await read(changed)).toMatchObject({ code: 'bad_signature' })
    const unsigned = { path, body, headers: new Headers() }
    expect(await read(unsigned)).toMatchObject({ code: 'bad_signature' })
    expect(await paypal.readEvent('no event', headers)).toMatchObject({ code: 'malformed' })
  })

  test.each([
    ["another company's certificate", 'cert-url', 'https://api.paypal.com.example/cert'],
    ['an unencrypted certificate', 'cert-url', 'http://api.paypal.com/cert'],
    ['no certificate', 'cert-url', 'none'],
    ['a time of long ago', 'transmission-time', '2020-01-01T00:00:00Z'],
    ['no time', 'transmission-time', 'now'],
  ])('that shows %s costs PayPal no call', async (_, name, text) => {
    await approve()
    const { body, headers } = await payments.hear('CHECKOUT.ORDER.APPROVED')
    const shown = new Headers(headers)
    shown.set(`paypal-${name}`, text)
    const before = payments.faultsOf('paypal').read().calls
    expect(await paypal.readEvent(body, shown)).toMatchObject({ code: 'bad_signature' })
    expect(payments.faultsOf('paypal').read().calls['verify']).toBe(before['verify'])
  })

  test('waits while PayPal cannot verify it', async () => {
    await approve()
    const delivery = await payments.hear('CHECKOUT.ORDER.APPROVED')
    fail('verify', '500')
    expect(await read(delivery)).toMatchObject({ kind: 'unavailable' })
  })
})
