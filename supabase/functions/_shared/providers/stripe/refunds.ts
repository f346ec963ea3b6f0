import type { Stripe } from 'stripe'
import type { ProviderAnswer, Refund, RefundState } from '../../domain/ports.ts'

/** Gives money back; what Stripe refuses at once is no refund. */
export async function makeRefund(
  stripe: Stripe,
  refund: Refund,
): Promise<ProviderAnswer<{ refundRef: string }>> {
  const made = await stripe.refunds.create(
    {
      payment_intent: refund.paymentRef,
      amount: refund.amountCents,
      reason: refund.reason === 'paid_twice' ? 'duplicate' : 'requested_by_customer',
      metadata: { reason: refund.reason, refundId: refund.idempotencyKey },
    },
    { idempotencyKey: refund.idempotencyKey },
  )
  const state = readRefund(made, new Date())
  return state.hasFailed
    ? { kind: 'refused', code: 'refund_failed', reason: state.failedRefund.reason }
    : { kind: 'ok', value: { refundRef: made.id } }
}

/** What became of a refund. Stripe does not say when it failed: at the latest now. */
export async function lookAtRefund(
  stripe: Stripe,
  refundRef: string,
): Promise<ProviderAnswer<RefundState>> {
  return { kind: 'ok', value: readRefund(await stripe.refunds.retrieve(refundRef), new Date()) }
}

/** Banks send a refund back up to 30 days after it succeeded. @see https://docs.stripe.com/refunds#failed-refunds */
export function readRefund(refund: Stripe.Refund, failedAt: Date): RefundState {
  if (refund.status !== 'failed' && refund.status !== 'canceled') return { hasFailed: false }
  return {
    hasFailed: true,
    amountCents: refund.amount,
    failedAt: failedAt.toISOString(),
    failedRefund: {
      ref: refund.id,
      refundId: refund.metadata?.['refundId'] ?? null,
      takenAt: new Date(refund.created * 1000).toISOString(),
      reason: refund.failure_reason ?? refund.status,
    },
  }
}
