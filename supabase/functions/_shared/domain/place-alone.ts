import type { KnownAttempt, NewOrder, PlacedOrder, RepeatedOrder } from './order-store.ts'
import type { PaymentTools } from './payment-tools.ts'
import { refuse } from './refusal.ts'
import type { Refusal } from './refusal.ts'
import { settleState } from './settle.ts'

/** Two tabs that end each other's attempts in turn: after so many rounds one of them gives up. */
const mostRounds = 3

/**
 * Places an order as the only one of its cart that can be paid: other attempts are ended with their providers first.
 * One whose provider is silent lives on, because the shopper must be able to pay with the other one; should both
 * succeed, settling refunds the second.
 */
export async function placeAlone(
  tools: PaymentTools,
  order: NewOrder,
): Promise<PlacedOrder | RepeatedOrder | Refusal> {
  const leftAlive: string[] = []
  for (let round = 0; round < mostRounds; round++) {
    const answer = await tools.store.placeOrder({ ...order, leftAlive })
    if (answer.kind !== 'expire_first') return answer
    const ends = await Promise.all(answer.attempts.map((attempt) => endAttempt(tools, attempt)))
    for (const [index, end] of ends.entries()) {
      if (end.kind === 'refused') return end
      if (end.kind === 'alive') leftAlive.push(answer.attempts[index]!.attemptId)
    }
  }
  return refuse('payment_in_progress', 'Another attempt of this cart is being made')
}

async function endAttempt(
  tools: PaymentTools,
  attempt: KnownAttempt,
): Promise<{ kind: 'ended' } | { kind: 'alive' } | Refusal> {
  // Nobody was shown a page, and what the store cannot end by itself it keeps.
  if (attempt.providerRef === null) return { kind: 'alive' }
  const answer = await tools.providers[attempt.provider].expire(attempt.providerRef)
  if (answer.kind !== 'ok') return { kind: 'alive' }
  const settled = await settleState(tools, attempt, answer.value, 'return')
  const { orderId, orderKey } = attempt
  // Paid for what the cart held before it was changed, it was given back: the order still waits.
  const isWaiting = settled?.status === 'pending' || settled?.status === 'expired'
  if (answer.value.state === 'paid' && !isWaiting)
    return refuse('already_paid', 'This cart has been paid for', { orderId, orderKey })
  if (answer.value.state === 'processing')
    return refuse('payment_in_progress', 'A payment of this cart is under way')
  return { kind: answer.value.state === 'open' ? 'alive' : 'ended' }
}
