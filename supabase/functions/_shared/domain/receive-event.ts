import type { PaymentProviderName } from '../contract/checkout.ts'
import type { SettleAnswer } from './order-store.ts'
import type { PaymentTools } from './payment-tools.ts'
import type { PaymentEvent, ProviderAnswer } from './ports.ts'
import { refuse } from './refusal.ts'
import type { Refusal } from './refusal.ts'
import { outcomeOf, settle } from './settle.ts'

/**
 * Takes a provider's webhook. Whatever is not settled is refused as `unavailable`, so that the provider sends it again.
 *
 * @param body - as it came, because the signature is over its bytes.
 */
export async function receiveEvent(
  tools: PaymentTools,
  name: PaymentProviderName,
  body: string,
  headers: Headers,
): Promise<SettleAnswer | Refusal> {
  const read = await tools.providers[name].readEvent(body, headers)
  if (read.kind !== 'ok') return translate(read)
  const event = await capture(tools, read.value)
  if (event.kind !== 'ok') return translate(event)
  return settle(tools, { ...event.value, source: 'webhook' })
}

/**
 * An approval is a promise: the money moves only when the server asks for it, and it asks only where an order of
 * ours waits for this very payment, whatever PayPal knows of it. Asking first and settling under the event's number after means that a crash between the two
 * loses nothing, the event comes again.
 */
async function capture(
  tools: PaymentTools,
  event: PaymentEvent,
): Promise<ProviderAnswer<PaymentEvent>> {
  if (event.outcome !== 'approved' || event.ref === null) return { kind: 'ok', value: event }
  // Without its number the approval moves nothing: it only says whose it is.
  const known = await tools.store.settlePayment({ ...event, eventId: null, source: 'webhook' })
  if (!known.isWanted) return { kind: 'ok', value: { ...event, outcome: 'ignored' } }
  const state = await tools.providers[event.provider].look(event.ref)
  if (state.kind !== 'ok') return state
  const { paymentRef, amountCents, currency } = state.value
  const outcome = outcomeOf(state.value) ?? 'ignored'
  return { kind: 'ok', value: { ...event, outcome, paymentRef, amountCents, currency } }
}

function translate(answer: Exclude<ProviderAnswer<unknown>, { kind: 'ok' }>): Refusal {
  if (answer.kind === 'unavailable') return refuse('unavailable', answer.reason)
  const isForged = answer.code === 'bad_signature'
  return refuse(isForged ? 'bad_signature' : 'malformed', answer.reason)
}
