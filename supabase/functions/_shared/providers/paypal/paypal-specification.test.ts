import { Ajv } from 'ajv'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { emulatorKeys } from '../../../../../local/functions/emulator-keys.ts'
import { hasSpecifications, readSpecification } from '../recorded-carriers.fixture.ts'
import { anOrder, openPage, recordPayments } from '../recorded-payments.fixture.ts'
import type { PaymentCall, RecordedPayments } from '../recorded-payments.fixture.ts'
import { createPaypal } from './create-paypal.ts'

const why = hasSpecifications ? '' : ' (skipped: ../shared/provider-specs is not here)'
describe.skipIf(!hasSpecifications)(`the specification of PayPal${why}`, () => {
  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    logger: false,
    validateFormats: false,
    unicodeRegExp: false,
  })
  let payments: RecordedPayments
  let paypal: ReturnType<typeof createPaypal>
  beforeAll(async () => {
    for (const name of ['orders-v2', 'payments-v2', 'webhooks-v1'])
      ajv.addSchema(JSON.parse(await readSpecification(`paypal-${name}.json`)) as object, name)
    payments = await recordPayments()
    paypal = createPaypal({
      clientId: emulatorKeys.PAYPAL_CLIENT_ID,
      clientSecret: emulatorKeys.PAYPAL_CLIENT_SECRET,
      webhookId: emulatorKeys.PAYPAL_WEBHOOK_ID,
      ...{ apiBase: payments.apiBase, fetch: payments.fetch },
    })
  })
  afterAll(() => payments.close())
  beforeEach(() => {
    payments.faultsOf('paypal').reset()
    payments.calls.length = 0
  })

  const judge = (schema: string, text: string) => {
    const validate = ajv.compile({ $ref: schema.replace(':', '#/components/schemas/') })
    validate(JSON.parse(text))
    return validate.errors ?? []
  }
  const judgeCall = ({ body, answer }: PaymentCall, [request, response]: Shapes) => [
    ...(request === null ? [] : judge(request, body)),
    ...(response === null ? [] : judge(response, answer)),
  ]
  const find = (method: string, ending: RegExp) =>
    payments.calls.filter((call) => call.method === method && ending.test(call.path))

  test('takes what is asked, and answered, from page to refund', async () => {
    const order = await openPage(paypal, { discountCents: 500, totalCents: 2777 })
    await payments.press(order.redirectUrl, 'pay')
    const state = await paypal.look(order.ref)
    const paymentRef = state.kind === 'ok' ? state.value.paymentRef! : ''
    const refund = { paymentRef, amountCents: 1000, currency: 'CAD' as const }
    const made = await paypal.refund({ ...refund, idempotencyKey: 'one', reason: 'merchant' })
    const refundRef = made.kind === 'ok' ? made.value.refundRef : ''
    await paypal.lookAtRefund(refundRef)
    await payments.press(order.redirectUrl, 'fail_refund')
    await paypal.lookAtRefund(refundRef)
    await paypal.expire((await openPage(paypal)).ref)
    const { body, headers } = await payments.hear('PAYMENT.CAPTURE.REFUNDED')
    expect((await paypal.readEvent(body, headers)).kind).toBe('ok')
    for (const [method, ending, count, shapes] of expected) {
      const calls = find(method, ending)
      expect(calls, String(ending)).toHaveLength(count)
      for (const call of calls) expect(judgeCall(call, shapes)).toEqual([])
    }
  })

  test('knows the errors', async () => {
    await paypal.open(anOrder({ totalCents: 3278 }))
    await paypal.look('5O190127TN364715T')
    const declined = await openPage(paypal)
    await payments.press(declined.redirectUrl, 'decline')
    await paypal.look(declined.ref)
    const failures = payments.calls.filter(({ status }) => status >= 400)
    expect(failures.map(({ status }) => status)).toEqual([422, 404, 422])
    for (const { status, answer } of failures)
      expect(judge(`orders-v2:error_${status}`, answer)).toEqual([])
    expect(judge('orders-v2:422', failures[0]!.answer)).toEqual([])
    expect(judge('orders-v2:404', failures[1]!.answer)).toEqual([])
    expect(judge('orders-v2:orders.capture-422', failures[2]!.answer)).toEqual([])
  })

  test('finds a fault where there is one', () => {
    expect(judge('orders-v2:order_request', '{"intent":"CAPTURE"}')).not.toEqual([])
    expect(judge('orders-v2:order', '{"status":"PAID"}')).not.toEqual([])
  })
})

/** Of a request and its answer; null has no body. */
type Shapes = readonly [request: string | null, response: string | null]

const expected: readonly [string, RegExp, number, Shapes][] = [
  ['POST', /\/checkout\/orders$/, 2, ['orders-v2:order_request', 'orders-v2:order']],
  ['GET', /\/checkout\/orders\/\w+$/, 3, [null, 'orders-v2:order']],
  ['POST', /\/capture$/, 1, ['orders-v2:order_capture_request', 'orders-v2:order']],
  ['PATCH', /\/checkout\/orders\/\w+$/, 1, ['orders-v2:patch_request', null]],
  ['POST', /\/refund$/, 1, ['payments-v2:refund_request', 'payments-v2:refund']],
  ['GET', /\/refunds\/\w+$/, 2, [null, 'payments-v2:refund']],
  [
    'POST',
    /\/verify-webhook-signature$/,
    1,
    ['webhooks-v1:verify_webhook_signature', 'webhooks-v1:verify_webhook_signature_response'],
  ],
]
