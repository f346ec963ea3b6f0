import type { ConfirmRequest, OrderStatus } from '../contract/checkout.ts'
import type { PaymentTools } from './payment-tools.ts'
import type { RateLimit } from './rate-limit.ts'
import type { Refusal } from './refusal.ts'
import { settleState } from './settle.ts'

/**
 * The shopper is back from the provider's page: asks it now instead of waiting for its webhook.
 *
 * @returns the order's status; a silent provider changes nothing, webhook and reconciler are still to come
 */
export async function confirmPayment(
  tools: PaymentTools,
  { orderId, orderKey }: ConfirmRequest,
  limits: readonly RateLimit[],
): Promise<{ kind: 'ok'; status: OrderStatus } | Refusal> {
  const known = await tools.store.findOpenAttempts({ orderId, orderKey, limits })
  if (known.kind === 'refused') return known
  // Looking at PayPal captures, and what is paid or over is to be charged no more.
  if (known.status !== 'pending') return { kind: 'ok', status: known.status }
  const statuses = await Promise.all(
    known.attempts.map(async (attempt) => {
      if (attempt.providerRef === null) return null
      const state = await tools.providers[attempt.provider].look(attempt.providerRef)
      if (state.kind !== 'ok') return null
      return (await settleState(tools, attempt, state.value, 'return'))?.status ?? null
    }),
  )
  const settled = statuses.filter((status) => status !== null)
  // Of two attempts the one that paid decides; the other's end leaves the order as it is.
  return {
    kind: 'ok',
    status: settled.find((status) => status !== 'expired') ?? settled[0] ?? known.status,
  }
}
