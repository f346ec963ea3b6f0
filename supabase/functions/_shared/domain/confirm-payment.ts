import type { ConfirmRequest, OrderStatus, PaymentSight } from '../contract/checkout.ts'
import type { KnownAttempt } from './order-store.ts'
import type { PaymentTools } from './payment-tools.ts'
import type { RateLimit } from './rate-limit.ts'
import type { Refusal } from './refusal.ts'
import { settleState } from './settle.ts'

/** What the look at one page told. `status`: the order's, where there was something to settle. */
type Look = { sight: PaymentSight; status: OrderStatus | null }

async function lookAt(tools: PaymentTools, attempt: KnownAttempt): Promise<Look> {
  // Whoever was never sent to a page cannot have paid on it.
  if (attempt.providerRef === null) return { sight: 'open', status: null }
  const seen = await tools.providers[attempt.provider].look(attempt.providerRef)
  if (seen.kind !== 'ok') return { sight: 'unknown', status: null }
  const { state } = seen.value
  const settled = await settleState(tools, attempt, seen.value, 'return')
  // A page that is dead has taken nothing.
  const sight = state === 'paid' || state === 'processing' ? 'processing' : 'open'
  return { sight, status: settled?.status ?? null }
}

/** Of several pages the one decides on which money may have moved. */
const sightOf = (looks: readonly Look[]): PaymentSight =>
  (['processing', 'unknown'] as const).find((one) => looks.some(({ sight }) => sight === one)) ??
  'open'

/**
 * The shopper is back from the provider's page: asks it now instead of waiting for its webhook.
 *
 * @returns the order's status; a silent provider changes nothing, webhook and reconciler are still to come
 */
export async function confirmPayment(
  tools: PaymentTools,
  { orderId, orderKey }: ConfirmRequest,
  limits: readonly RateLimit[],
): Promise<{ kind: 'ok'; status: OrderStatus; payment: PaymentSight } | Refusal> {
  const known = await tools.store.findOpenAttempts({ orderId, orderKey, limits })
  if (known.kind === 'refused') return known
  // Looking at PayPal captures, and what is paid or over is to be charged no more.
  if (known.status !== 'pending') return { kind: 'ok', status: known.status, payment: null }
  const looks = await Promise.all(known.attempts.map((attempt) => lookAt(tools, attempt)))
  const settled = looks.flatMap(({ status }) => status ?? [])
  // Of two attempts the one that paid decides; the other's end leaves the order as it is.
  const status = settled.find((one) => one !== 'expired') ?? settled[0] ?? known.status
  return { kind: 'ok', status, payment: status === 'pending' ? sightOf(looks) : null }
}
