import type { GivenRefund } from './order-store.ts'
import type { PaymentTools } from './payment-tools.ts'
import { settle } from './settle.ts'

/**
 * Asks what became of a refund that was taken: banks send some back days later, of which not every provider tells.
 * Where there is no answer it is asked about again, as the claim has put it off.
 */
export async function followRefund(
  tools: PaymentTools,
  { refundId, attemptId, provider, paymentRef, refundRef }: GivenRefund,
): Promise<void> {
  const answer = await tools.providers[provider].lookAtRefund(refundRef)
  if (answer.kind !== 'ok' || !answer.value.hasFailed) return
  const { amountCents, failedAt, failedRefund } = answer.value
  tools.note('refund_failed', { provider, refundId, reason: failedRefund.reason })
  await settle(tools, {
    provider,
    eventId: null,
    eventType: 'reconciler.refund_failed',
    occurredAt: failedAt,
    ref: null,
    paymentRef,
    outcome: 'refund_failed',
    amountCents,
    refundedCents: null,
    currency: null,
    failedRefund: { ...failedRefund, refundId },
    source: 'reconciler',
    attemptId,
  })
}
