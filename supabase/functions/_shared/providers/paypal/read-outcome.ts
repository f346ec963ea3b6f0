import * as v from 'valibot'
import type { PaymentEvent } from '../../domain/ports.ts'
import { nothingTold, type Told } from '../told.ts'
import { toCents } from './money.ts'
import { moneySchema as money } from './order-schema.ts'

const orderSchema = v.object({
  id: v.string(),
  purchase_units: v.pipe(v.array(v.object({ amount: money })), v.nonEmpty()),
})

const captureSchema = v.object({
  id: v.string(),
  amount: money,
  supplementary_data: v.optional(
    v.object({ related_ids: v.optional(v.object({ order_id: v.optional(v.string()) })) }),
  ),
})

/** A refund names its capture by a link alone. */
const refundSchema = v.object({
  amount: money,
  seller_payable_breakdown: v.optional(v.object({ total_refunded_amount: v.optional(money) })),
  links: v.array(v.object({ rel: v.string(), href: v.string() })),
})

const reversalSchema = v.object({ order_id: v.string() })

const disputeSchema = v.object({
  disputed_transactions: v.pipe(
    v.array(v.object({ seller_transaction_id: v.string() })),
    v.nonEmpty(),
  ),
  dispute_amount: money,
  dispute_outcome: v.optional(v.object({ outcome_code: v.string() })),
})

/**
 * What an event says. One of an unknown type, or without the parts we act on, is recorded and ignored: the reconciler
 * asks for what we failed to hear.
 *
 * @see https://developer.paypal.com/api/rest/webhooks/event-names/
 */
export function readOutcome(type: string, resource: unknown): Told {
  return readers[type]?.(resource) ?? nothingTold
}

type Reader = (resource: unknown) => Told | null

const readers: Record<string, Reader> = {
  'CHECKOUT.ORDER.APPROVED': (resource) => {
    const order = v.safeParse(orderSchema, resource)
    if (!order.success) return null
    const { id, purchase_units } = order.output
    return { ...nothingTold, ref: id, outcome: 'approved', ...amountOf(purchase_units[0]!.amount) }
  },
  'CHECKOUT.PAYMENT-APPROVAL.REVERSED': (resource) => {
    const reversal = v.safeParse(reversalSchema, resource)
    if (!reversal.success) return null
    return { ...nothingTold, ref: reversal.output.order_id, outcome: 'expired' }
  },
  'PAYMENT.CAPTURE.COMPLETED': (resource) => readCapture(resource, 'paid'),
  'PAYMENT.CAPTURE.DENIED': (resource) => readCapture(resource, 'failed'),
  'PAYMENT.CAPTURE.DECLINED': (resource) => readCapture(resource, 'failed'),
  'PAYMENT.CAPTURE.REFUNDED': (resource) => readRefund(resource),
  // PayPal took the money back by itself: to a shop that is a refund it did not choose.
  'PAYMENT.CAPTURE.REVERSED': (resource) => readRefund(resource),
  'CUSTOMER.DISPUTE.CREATED': (resource) => readDispute(resource, () => 'disputed'),
  'CUSTOMER.DISPUTE.RESOLVED': (resource) =>
    readDispute(resource, (code) => (lostOutcomes.has(code) ? 'dispute_lost' : 'dispute_won')),
}

/** Whatever else ends a dispute leaves the money where it is. */
const lostOutcomes = new Set(['RESOLVED_BUYER_FAVOUR', 'ACCEPTED'])

const amountOf = (amount: v.InferOutput<typeof money>) => ({
  amountCents: toCents(amount),
  currency: amount.currency_code,
})

function readCapture(resource: unknown, outcome: 'paid' | 'failed'): Told | null {
  const capture = v.safeParse(captureSchema, resource)
  if (!capture.success) return null
  const { id, amount, supplementary_data } = capture.output
  const ref = supplementary_data?.related_ids?.order_id ?? null
  return { ...nothingTold, ref, paymentRef: id, outcome, ...amountOf(amount) }
}

function readRefund(resource: unknown): Told | null {
  const refund = v.safeParse(refundSchema, resource)
  if (!refund.success) return null
  const { amount, seller_payable_breakdown, links } = refund.output
  const up = links.find(({ rel }) => rel === 'up')?.href
  const paymentRef = /\/captures\/([^/]+)$/.exec(up ?? '')?.[1]
  if (paymentRef === undefined) return null
  const total = seller_payable_breakdown?.total_refunded_amount ?? amount
  const { currency } = amountOf(amount)
  return {
    ...nothingTold,
    paymentRef,
    outcome: 'refunded',
    refundedCents: toCents(total),
    currency,
  }
}

function readDispute(
  resource: unknown,
  judge: (outcomeCode: string) => PaymentEvent['outcome'],
): Told | null {
  const dispute = v.safeParse(disputeSchema, resource)
  if (!dispute.success) return null
  const { disputed_transactions, dispute_amount, dispute_outcome } = dispute.output
  return {
    ...nothingTold,
    paymentRef: disputed_transactions[0]!.seller_transaction_id,
    outcome: judge(dispute_outcome?.outcome_code ?? ''),
    ...amountOf(dispute_amount),
  }
}
