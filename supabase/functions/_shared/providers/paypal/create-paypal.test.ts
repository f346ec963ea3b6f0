import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { emulatorKeys } from '../../../../../local/functions/emulator-keys.ts'
import { anOrder, lookAt, openPage, recordPayments } from '../recorded-payments.fixture.ts'
import type { RecordedPayments } from '../recorded-payments.fixture.ts'
import { createPaypal } from './create-paypal.ts'

let payments: RecordedPayments
beforeAll(async () => {
  payments = await recordPayments()
})
afterAll(() => payments.close())
beforeEach(() => {
  payments.faultsOf('paypal').reset()
  payments.calls.length = 0
})

const connect = (
  clientSecret: string = emulatorKeys.PAYPAL_CLIENT_SECRET,
  apiBase = payments.apiBase,
) =>
  createPaypal({
    ...{ clientId: emulatorKeys.PAYPAL_CLIENT_ID, clientSecret, apiBase },
    ...{ webhookId: emulatorKeys.PAYPAL_WEBHOOK_ID, timeoutMs: 400, fetch: payments.fetch },
  })
const fail = (on: string, kind: string, times?: number) =>
  payments.faultsOf('paypal').plan({ faults: [{ on, kind, times }], latencyMs: 0 })
const paths = () => payments.calls.map(({ method, path }) => `${method} ${path}`)
const approve = async (action = 'pay') => {
  const page = await openPage(connect())
  await payments.press(page.redirectUrl, action)
  return page
}
const pay = async () => {
  const { ref } = await approve()
  return { ref, paymentRef: (await lookAt(connect(), ref)).paymentRef! }
}

describe('a page of PayPal', () => {
  test('is over exactly the total, with its parts', async () => {
    const changes = { discountCents: 2500, totalCents: 777 }
    const page = await openPage(connect(), changes)
    expect(await lookAt(connect(), page.ref)).toEqual({
      ...{ state: 'open', paymentRef: null, amountCents: 777, currency: 'CAD' },
    })
  })

  test('leads back with its number, whether paid or not', async () => {
    const { ref, redirectUrl } = await openPage(connect())
    const answers = await Promise.all(
      ['cancel', 'pay'].map((action) => payments.press(redirectUrl, action)),
    )
    expect(answers.map((answer) => answer.headers.get('location'))).toEqual([
      `http://localhost:4173/checkout?token=${ref}`,
      expect.stringContaining(`/order/1?key=k&from=provider&token=${ref}&PayerID=`),
    ])
  })

  test('is the same for the same key', async () => {
    const order = anOrder()
    const paypal = connect()
    const [one, other] = await Promise.all([paypal.open(order), paypal.open(order)])
    expect(other).toEqual(one)
    expect(paths().filter((path) => path.endsWith('token'))).toHaveLength(1)
  })

  test('is the first one where its answer was lost on the way', async () => {
    fail('open', 'lost-answer', 1)
    const { ref } = await openPage(connect())
    expect(payments.faultsOf('paypal').read().calls).toMatchObject({ open: 2 })
    expect((await lookAt(connect(), ref)).state).toBe('open')
  })

  test('is told where the order goes, and asks the payer for no other address', async () => {
    await openPage(connect())
    const body = JSON.parse(payments.calls.at(-1)!.body)
    expect(body.purchase_units[0].shipping).toEqual({
      type: 'SHIPPING',
      name: { full_name: 'Ada Obi' },
      address: {
        ...{ address_line_1: '100 Queen Street West', address_line_2: 'Floor 2' },
        ...{ admin_area_2: 'Toronto', admin_area_1: 'ON' },
        ...{ postal_code: 'M5H 2N2', country_code: 'CA' },
      },
    })
    expect(body.payment_source.paypal.experience_context).toMatchObject({
      shipping_preference: 'SET_PROVIDED_ADDRESS',
    })
  })

  test('is opened without an address that PayPal does not take', async () => {
    const nowhere = { region: '', postalCode: '', city: 'Pristina', country: 'XK' }
    const destination = { name: 'Ada Obi', line1: 'Rruga B 1', ...nowhere }
    const page = await openPage(connect(), { destination })
    expect(page.redirectUrl).toContain('/pay/paypal/')
    expect(payments.calls.map(({ status }) => status).slice(-2)).toEqual([422, 201])
  })

  test('is refused where the amounts do not add up', async () => {
    expect(await connect().open(anOrder({ totalCents: 3278 }))).toMatchObject({
      ...{ kind: 'refused', code: 'AMOUNT_MISMATCH' },
    })
  })
})

describe('a payment by PayPal', () => {
  test('is captured by looking, once, however many look at once', async () => {
    const { ref } = await approve()
    const paypal = connect()
    const states = await Promise.all([1, 2, 3].map(() => lookAt(paypal, ref)))
    expect(states[0]).toMatchObject({ state: 'paid', amountCents: 3277, currency: 'CAD' })
    expect(new Set(states.map(({ paymentRef }) => paymentRef)).size).toBe(1)
  })

  test('fails with a bad card, and stays so', async () => {
    const { ref, redirectUrl } = await approve('decline')
    expect((await lookAt(connect(), ref)).state).toBe('failed')
    await payments.press(redirectUrl, 'pay')
    expect((await lookAt(connect(), ref)).state).toBe('expired')
  })

  test('stays open where the payer could not prove who they are', async () => {
    const { ref } = await approve('fail_authentication')
    expect((await lookAt(connect(), ref)).state).toBe('open')
  })

  test('is under way while PayPal reviews it', async () => {
    const { ref, redirectUrl } = await approve()
    fail('funding', 'pending', 1)
    expect((await lookAt(connect(), ref)).state).toBe('processing')
    await payments.press(redirectUrl, 'deny_review')
    expect((await lookAt(connect(), ref)).state).toBe('failed')
  })

  test('is not taken after it was ended, though the payer had agreed', async () => {
    const { ref } = await approve()
    const ended = { value: { state: 'expired' } }
    expect(await connect().expire(ref)).toMatchObject(ended)
    expect((await lookAt(connect(), ref)).state).toBe('expired')
    expect(await connect().expire(ref)).toMatchObject(ended)
    expect(paths().filter((path) => path.startsWith('PATCH'))).toHaveLength(1)
    expect(paths().filter((path) => path.endsWith('capture'))).toEqual([])
  })

  test('is not taken by ending its page, whether PayPal marks it or not', async () => {
    const { ref, redirectUrl } = await openPage(connect())
    expect(await connect().expire(ref)).toMatchObject({ value: { state: 'expired' } })
    await payments.press(redirectUrl, 'pay')
    expect(await connect().expire(ref)).toMatchObject({ value: { state: 'expired' } })
    expect(paths().filter((path) => path.endsWith('capture'))).toEqual([])
  })

  test('is told by ending its page too late', async () => {
    const { ref, paymentRef } = await pay()
    expect(await connect().expire(ref)).toMatchObject({ value: { state: 'paid', paymentRef } })
  })

  test('is dead where PayPal has forgotten the page', async () => {
    expect((await lookAt(connect(), '5O190127TN364715T')).state).toBe('expired')
  })
})

describe('a refund by PayPal', () => {
  const refund = (paymentRef: string, amountCents = 1000) => ({
    ...{ paymentRef, amountCents, currency: 'CAD' as const },
    ...{ idempotencyKey: crypto.randomUUID(), reason: 'paid_twice' as const },
  })

  test('is given once for one key', async () => {
    const order = refund((await pay()).paymentRef, 3277)
    const [one, other] = [await connect().refund(order), await connect().refund(order)]
    expect(one.kind).toBe('ok')
    expect(other).toEqual(one)
  })

  test('is refused above what was paid', async () => {
    const { paymentRef } = await pay()
    expect(await connect().refund(refund(paymentRef, 3278))).toMatchObject({ kind: 'refused' })
    await connect().refund(refund(paymentRef, 3277))
    expect(await connect().refund(refund(paymentRef))).toMatchObject({
      code: 'CAPTURE_FULLY_REFUNDED',
    })
  })

  test('that fails is no refund', async () => {
    const { paymentRef } = await pay()
    fail('refunding', 'decline', 1)
    expect(await connect().refund(refund(paymentRef))).toMatchObject({ code: 'REFUND_FAILED' })
  })
})

describe('a refund that PayPal has taken', () => {
  const take = async () => {
    const page = await approve()
    const { paymentRef } = await lookAt(connect(), page.ref)
    const rest = { amountCents: 1000, currency: 'CAD', reason: 'merchant' } as const
    const idempotencyKey = crypto.randomUUID()
    const made = await connect().refund({ paymentRef: paymentRef!, idempotencyKey, ...rest })
    return { ...page, refundRef: made.kind === 'ok' ? made.value.refundRef : '' }
  }

  test.each(['at once', 'pending'])('%s has not failed, until it does', async (kind) => {
    fail('refunding', kind, 1)
    const { redirectUrl, refundRef } = await take()
    expect(await connect().lookAtRefund(refundRef)).toMatchObject({ value: { hasFailed: false } })
    await payments.press(redirectUrl, 'fail_refund')
    expect(await connect().lookAtRefund(refundRef)).toMatchObject({
      value: { hasFailed: true, amountCents: 1000, failedRefund: { ref: refundRef } },
    })
  })

  test('is refused where PayPal knows none, and asked about later where it is silent', async () => {
    expect((await connect().lookAtRefund('5O190127TN364715T')).kind).toBe('refused')
    fail('look', 'malformed')
    expect((await connect().lookAtRefund('5O190127TN364715T')).kind).toBe('unavailable')
  })
})

describe('a PayPal that fails', () => {
  test.each([
    ['once with 500', 'ok', 'open', '500', 1],
    ['with 500', 'unavailable', 'open', '500', undefined],
    ['by throttling', 'unavailable', 'open', '429', undefined],
    ['by silence', 'unavailable', 'open', 'timeout', undefined],
    ['with half an answer', 'unavailable', 'open', 'malformed', undefined],
    ['once at its token', 'ok', 'token', '500', 1],
    ['at its token', 'unavailable', 'token', '500', undefined],
    ['with half a token', 'unavailable', 'token', 'malformed', undefined],
  ] as const)('%s is %s', async (_, expected, on, kind, times) => {
    fail(on, kind, times)
    expect((await connect().open(anOrder())).kind).toBe(expected)
  })

  test('is asked with a new token where it has ended the old one', async () => {
    const paypal = connect()
    await openPage(paypal)
    fail('open', '401', 1)
    await openPage(paypal)
    expect(payments.calls.map(({ status }) => status)).toEqual([200, 201, 401, 200, 201])
  })

  test('is unavailable to wrong keys, and where nobody listens', async () => {
    expect(await connect('wrong').open(anOrder())).toMatchObject({ kind: 'unavailable' })
    const nowhere = connect(undefined, 'http://127.0.0.1:1')
    expect(await nowhere.open(anOrder())).toMatchObject({ kind: 'unavailable' })
  })
})
