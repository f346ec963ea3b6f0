import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emulatorKeys } from '../../../../../local/functions/emulator-keys.ts'
import { hasSpecifications, readSpecification } from '../recorded-carriers.fixture.ts'
import { lookAt, openPage, recordPayments } from '../recorded-payments.fixture.ts'
import type { RecordedPayments } from '../recorded-payments.fixture.ts'
import { createStripe } from './create-stripe.ts'

type Json = null | boolean | number | string | Json[] | { [name: string]: Json }

const why = hasSpecifications ? '' : ' (skipped: ../shared/provider-specs is not here)'
describe.skipIf(!hasSpecifications)(`the example objects of Stripe${why}`, () => {
  let payments: RecordedPayments
  let examples: Record<string, Json>
  let stripe: ReturnType<typeof createStripe>
  beforeAll(async () => {
    payments = await recordPayments()
    const file = JSON.parse(await readSpecification('stripe-fixtures.json'))
    examples = (file as { resources: Record<string, Json> }).resources
    stripe = createStripe({
      secretKey: emulatorKeys.STRIPE_SECRET_KEY,
      webhookSecret: emulatorKeys.STRIPE_WEBHOOK_SECRET,
      ...{ apiBase: payments.apiBase, fetch: payments.fetch },
    })
  })
  afterAll(() => payments.close())

  const judge = (kind: string, object: Json) => differences(object, examples[kind]!, kind)

  test('have the shape of what the emulator answers', async () => {
    const { ref, redirectUrl } = await openPage(stripe)
    await payments.press(redirectUrl, 'pay')
    const { paymentRef } = await lookAt(stripe, ref)
    const refund = { paymentRef: paymentRef!, amountCents: 1000, currency: 'CAD' as const }
    await stripe.refund({ ...refund, idempotencyKey: 'one', reason: 'merchant' })
    const ended = await openPage(stripe)
    await stripe.expire(ended.ref)
    const answers = payments.calls.map(({ answer }) => JSON.parse(answer) as { object: string })
    expect(answers.map(({ object }) => object)).toEqual([
      ...['checkout.session', 'checkout.session', 'refund', 'checkout.session', 'checkout.session'],
    ])
    for (const answer of answers) expect(judge(answer.object, answer as Json)).toEqual([])
  })

  test('have the shape of what webhooks tell', async () => {
    const { ref, redirectUrl } = await openPage(stripe)
    for (const action of ['decline', 'pay', 'dispute']) await payments.press(redirectUrl, action)
    const { paymentRef } = await lookAt(stripe, ref)
    const refund = { paymentRef: paymentRef!, amountCents: 1000, currency: 'CAD' as const }
    await stripe.refund({ ...refund, idempotencyKey: 'two', reason: 'merchant' })
    await payments.press(redirectUrl, 'fail_refund')
    for (const type of [
      'payment_intent.payment_failed',
      'checkout.session.completed',
      'charge.dispute.created',
      'refund.updated',
      'refund.failed',
    ]) {
      const event = JSON.parse((await payments.hear(type)).body)
      expect(differences({ ...event, data: { object: null } }, examples.event!, 'event')).toEqual(
        [],
      )
      const { object } = (event as { data: { object: { object: string } } }).data
      expect(judge(object.object, object as Json)).toEqual([])
    }
  })

  test('find a fault where there is one', () => {
    const refund = { ...(examples.refund as { [name: string]: Json }) }
    expect(judge('refund', { ...refund, amount: '100' })).not.toEqual([])
    expect(judge('refund', { ...refund, price: 100 })).not.toEqual([])
    delete refund.status
    expect(judge('refund', refund)).not.toEqual([])
  })
})

/** In the SDK's types, but not in the examples, which were taken from an earlier version or another case. */
const alsoKnown = new Set([
  'checkout.session.allowed_payment_method_types',
  'dispute.evidence_details.submission_method',
  'dispute.intended_submission_method',
  'payment_intent.allowed_payment_method_types',
  'payment_intent.last_payment_error.code',
  'payment_intent.last_payment_error.message',
  'payment_intent.payment_record',
  'refund.failure_balance_transaction',
  'refund.failure_reason',
])
/** The SDK's types mark them with a question mark. */
const optional = new Set(['payment_intent.amount_details', 'dispute.payment_method_details'])

/** Where an object is not of the example's shape. Null may stand for any value, and any value for null. */
function differences(actual: Json, example: Json, path: string): string[] {
  if (actual === null || example === null) return []
  if (Array.isArray(actual) || Array.isArray(example))
    return Array.isArray(actual) === Array.isArray(example) ? [] : [`${path}: list`]
  if (typeof actual !== 'object' || typeof example !== 'object')
    return isAlike(actual, example) ? [] : [`${path}: ${typeof actual}, not ${typeof example}`]
  const names = new Set([...Object.keys(actual), ...Object.keys(example)])
  // Free maps: their names are the shop's own.
  if (path.endsWith('.metadata') || Object.keys(example).length === 0) return []
  return [...names].flatMap((name) => {
    const at = `${path}.${name}`
    const [one, other] = [actual[name], example[name]]
    if (one === undefined) return optional.has(at) ? [] : [`${at}: missing`]
    if (other === undefined) return alsoKnown.has(at) ? [] : [`${at}: unknown`]
    return differences(one, other, at)
  })
}

/** An id may be replaced by what it names. */
function isAlike(actual: Json, example: Json): boolean {
  const isExpanded = typeof example === 'string' && typeof actual === 'object'
  return typeof actual === typeof example || isExpanded
}
