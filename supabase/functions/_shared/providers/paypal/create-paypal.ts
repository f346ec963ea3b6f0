import * as v from 'valibot'
import type { PaymentProvider, ProviderAnswer, Refund } from '../../domain/ports.ts'
import { askPaypal, openPaypal, toRefusal } from './call-paypal.ts'
import type { CallPaypal } from './call-paypal.ts'
import { toMoney } from './money.ts'
import { endOrder, lookAtOrder, openOrder } from './orders.ts'
import { readEvent } from './read-event.ts'
import { PaypalDown } from './send-paypal.ts'
import type { PaypalSettings } from './send-paypal.ts'

export type { PaypalSettings } from './send-paypal.ts'

/**
 * Payments on PayPal's own pages. The payer only approves there; the server captures, when it looks.
 *
 * @see https://developer.paypal.com/docs/api/orders/v2/
 */
export function createPaypal(settings: PaypalSettings): PaymentProvider {
  const call = openPaypal(settings)
  return {
    name: 'paypal',
    open: (payment) => askPaypal(() => openOrder(call, payment)),
    look: (ref) => askPaypal(() => lookAtOrder(call, ref)),
    expire: (ref) => askPaypal(() => endOrder(call, ref)),
    refund: (refund) => askPaypal(() => refundCapture(call, refund)),
    readEvent: (body, headers) => askPaypal(() => readEvent(call, settings, body, headers)),
  }
}

const refundSchema = v.object({ id: v.string(), status: v.string() })

const notes: Record<Refund['reason'], string> = {
  sold_out: 'Sold out before your payment arrived.',
  paid_twice: 'This order was paid twice.',
  merchant: 'Refunded by ANOINT Array.',
}

async function refundCapture(
  call: CallPaypal,
  { paymentRef, amountCents, currency, idempotencyKey, reason }: Refund,
): Promise<ProviderAnswer<{ refundRef: string }>> {
  const answer = await call({
    method: 'POST',
    path: `/v2/payments/captures/${encodeURIComponent(paymentRef)}/refund`,
    body: JSON.stringify({ amount: toMoney(amountCents, currency), note_to_payer: notes[reason] }),
    requestId: idempotencyKey,
  })
  if (answer.status >= 300) return toRefusal(answer)
  const made = v.safeParse(refundSchema, answer.body)
  if (!made.success) throw new PaypalDown(`PayPal answered with ${v.summarize(made.issues)}`)
  if (made.output.status === 'FAILED' || made.output.status === 'CANCELLED')
    return { kind: 'refused', code: 'REFUND_FAILED', reason: `Refund ${made.output.id} failed` }
  return { kind: 'ok', value: { refundRef: made.output.id } }
}
