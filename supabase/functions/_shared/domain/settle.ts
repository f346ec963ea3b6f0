import type { DueRefund, KnownAttempt, SettleAnswer, Settlement } from './order-store.ts'
import type { PaymentTools } from './payment-tools.ts'
import type { PaymentState, ProviderAnswer } from './ports.ts'

/**
 * Moves an order on, then gives back what it owes. A refund that fails now stays due: the reconciler asks again,
 * and its key makes sure that it is given once.
 */
export async function settle(tools: PaymentTools, settlement: Settlement): Promise<SettleAnswer> {
  const answer = await tools.store.settlePayment(settlement)
  await giveBack(tools, answer.refunds)
  return answer
}

/** Asks the providers for each refund and keeps what they say. */
export async function giveBack(tools: PaymentTools, refunds: readonly DueRefund[]): Promise<void> {
  await Promise.all(
    refunds.map(async ({ refundId, provider, ...refund }) => {
      const answer = await tools.providers[provider].refund(refund)
      if (answer.kind !== 'ok')
        tools.note('refund_not_given', { provider, refundId, ...describeFailure(answer) })
      await tools.store.recordRefund(
        refundId,
        answer.kind === 'ok'
          ? { kind: 'ok', refundRef: answer.value.refundRef }
          : { kind: answer.kind, reason: answer.reason },
      )
    }),
  )
}

type Failure = Exclude<ProviderAnswer<unknown>, { kind: 'ok' }>

/** What of a failure may be noted. */
export const describeFailure = ({ kind, reason }: Failure) => ({ answer: kind, reason })

/** What a state means to an order; null while the payment is neither made nor dead. */
export function outcomeOf({ state }: PaymentState): 'paid' | 'failed' | 'expired' | null {
  return state === 'open' || state === 'processing' ? null : state
}

/**
 * Settles what the provider said when it was asked.
 *
 * @returns null while the payment is neither made nor dead: there is nothing to settle.
 */
export async function settleState(
  tools: PaymentTools,
  attempt: KnownAttempt,
  state: PaymentState,
  source: 'return' | 'reconciler',
): Promise<SettleAnswer | null> {
  const outcome = outcomeOf(state)
  if (outcome === null) return null
  return settle(tools, {
    provider: attempt.provider,
    eventId: null,
    eventType: `${source}.${outcome}`,
    occurredAt: new Date().toISOString(),
    ref: attempt.providerRef,
    paymentRef: state.paymentRef,
    outcome,
    amountCents: state.amountCents,
    refundedCents: null,
    currency: state.currency,
    source,
    attemptId: attempt.attemptId,
  })
}
