import { followRefund } from './follow-refund.ts'
import type { UnsettledAttempt } from './order-store.ts'
import type { PaymentTools } from './payment-tools.ts'
import { describeFailure, giveBack, settleState } from './settle.ts'

/** Enough for a scheduled call to end well within the time a function has. */
const attemptsPerRound = 20

/**
 * Asks the providers about every payment that has been silent for too long, so that paid means order whatever the
 * webhooks did; ends pages whose lease is over; gives back what is still due, and asks what became of what was given.
 *
 * @returns how many attempts were looked at, and refunds asked for or about
 */
export async function reconcile(
  tools: PaymentTools,
): Promise<{ attempts: number; refunds: number; failures: number }> {
  const { attempts, refunds, given } = await tools.store.claimUnsettled(attemptsPerRound)
  const results = await Promise.allSettled([
    release(tools),
    ...attempts.map((attempt) => reconcileAttempt(tools, attempt)),
    giveBack(tools, refunds),
    ...given.map((refund) => followRefund(tools, refund)),
  ])
  const failures = results.filter((result) => result.status === 'rejected').length
  return { attempts: attempts.length, refunds: refunds.length + given.length, failures }
}

/** A provider that gives no answer is asked again later: the claim has put the attempt off. */
async function reconcileAttempt(tools: PaymentTools, attempt: UnsettledAttempt): Promise<void> {
  const { providerRef } = attempt
  if (providerRef === null) return
  const provider = tools.providers[attempt.provider]
  const answer = await (attempt.isLeaseOver
    ? provider.expire(providerRef)
    : provider.look(providerRef))
  if (answer.kind === 'ok') await settleState(tools, attempt, answer.value, 'reconciler')
  else if (attempt.isLeaseOver) {
    const { orderId, attemptId, provider: name } = attempt
    // Its order keeps its stock until the provider says that nobody can pay: somebody should know.
    tools.note('payment_not_ended', {
      ...{ orderId, attemptId, provider: name },
      ...describeFailure(answer),
    })
  }
}

async function release({ store, note }: PaymentTools): Promise<void> {
  const { stuck } = await store.releaseExpired()
  for (const order of stuck) note('order_not_released', order)
}
