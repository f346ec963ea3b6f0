import type { Stripe } from 'stripe'
import * as v from 'valibot'
import type { Faults } from '../faults.ts'
import { makeId, nowSeconds } from './open-account.ts'
import type { Account, Sale } from './open-account.ts'
import { noSuch, StripeFault } from './stripe-error.ts'
import type { TellEvent } from './tell-events.ts'

const schema = v.strictObject({
  payment_intent: v.string(),
  amount: v.optional(v.pipe(v.string(), v.digits(), v.transform(Number), v.minValue(1))),
  reason: v.optional(v.picklist(['duplicate', 'fraudulent', 'requested_by_customer'])),
  metadata: v.optional(v.record(v.string(), v.string()), {}),
})

/**
 * Refunds a payment. The fault `decline` of `refunding` makes a refund that fails.
 *
 * @throws {StripeFault} where there is nothing, or not enough, to give back.
 */
export function giveBack(
  account: Account,
  tell: TellEvent,
  faults: Faults,
  form: unknown,
): Stripe.Refund {
  const params = v.safeParse(schema, form)
  if (!params.success)
    throw new StripeFault(400, 'invalid_request_error', v.summarize(params.issues))
  const { payment_intent, reason = null, metadata } = params.output
  const sale = [...account.sales.values()].find(({ intent }) => intent?.id === payment_intent)
  if (!sale?.charge) throw noSuch('payment_intent', payment_intent, 'payment_intent')
  const amount = params.output.amount ?? sale.charge.amount - sale.charge.amount_refunded
  demandEnough(sale.charge, amount)
  const fails = faults.take('refunding')?.kind === 'decline'
  const refund = makeRefund(sale, amount, reason, metadata, fails)
  account.refunds.set(refund.id, refund)
  if (!fails) noteRefund(sale.charge, amount, tell)
  return refund
}

/**
 * The payer's bank sends the last refund back: its money is the shop's again. Does nothing where there is none.
 *
 * @see https://docs.stripe.com/refunds#failed-refunds
 */
export function failRefund(account: Account, { charge }: Sale, tell: TellEvent): void {
  const refund = [...account.refunds.values()].findLast(
    (made) => made.charge === charge?.id && made.status === 'succeeded',
  )
  if (!refund || !charge) return
  refund.status = 'failed'
  refund.failure_reason = 'expired_or_canceled_card'
  refund.failure_balance_transaction = makeId('txn')
  charge.amount_refunded -= refund.amount
  charge.refunded = false
  tell('charge.refund.updated', refund)
  tell('refund.updated', refund)
  tell('refund.failed', refund)
}

function demandEnough(charge: Stripe.Charge, amount: number): void {
  const left = charge.amount - charge.amount_refunded
  if (left === 0)
    throw new StripeFault(
      400,
      'invalid_request_error',
      `Charge ${charge.id} has already been refunded.`,
      { code: 'charge_already_refunded' },
    )
  if (amount > left)
    throw new StripeFault(
      400,
      'invalid_request_error',
      `Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`,
      { param: 'amount' },
    )
}

function noteRefund(charge: Stripe.Charge, amount: number, tell: TellEvent): void {
  charge.amount_refunded += amount
  charge.refunded = charge.amount_refunded === charge.amount
  tell('charge.refunded', charge)
}

function makeRefund(
  { charge, intent }: Sale,
  amount: number,
  reason: Stripe.Refund['reason'],
  metadata: Stripe.Metadata,
  fails: boolean,
): Stripe.Refund {
  return {
    id: makeId('re'),
    object: 'refund',
    amount,
    balance_transaction: null,
    charge: charge!.id,
    created: nowSeconds(),
    currency: charge!.currency,
    customer: null,
    customer_account: null,
    destination_details: { type: 'card', card: { type: 'refund' } },
    metadata,
    payment_intent: intent!.id,
    payment_method: null,
    reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: fails ? 'failed' : 'succeeded',
    transfer_reversal: null,
    ...(fails ? { failure_reason: 'declined' } : {}),
  }
}
