import * as v from 'valibot'
import type { ProviderAnswer, Refund, RefundState } from '../../domain/ports.ts'
import { toRefusal } from './call-paypal.ts'
import type { CallPaypal } from './call-paypal.ts'
import { toCents, toMoney } from './money.ts'
import { moneySchema } from './order-schema.ts'
import { PaypalDown } from './send-paypal.ts'
import type { PaypalAnswer } from './send-paypal.ts'

const madeSchema = v.object({ id: v.string(), status: v.string() })

const refundSchema = v.object({
  ...madeSchema.entries,
  status_details: v.optional(v.object({ reason: v.optional(v.string()) })),
  amount: moneySchema,
  create_time: v.pipe(v.string(), v.isoTimestamp()),
  update_time: v.pipe(v.string(), v.isoTimestamp()),
})

const hasFailed = ({ status }: { status: string }) => status === 'FAILED' || status === 'CANCELLED'

const notes: Record<Refund['reason'], string> = {
  sold_out: 'Sold out before your payment arrived.',
  paid_twice: 'This order was paid twice.',
  merchant: 'Refunded by ANOINT Array.',
}

/** Gives money back; what PayPal refuses at once is no refund. */
export async function refundCapture(
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
  const made = read(madeSchema, answer)
  if (hasFailed(made))
    return { kind: 'refused', code: 'REFUND_FAILED', reason: `Refund ${made.id} failed` }
  return { kind: 'ok', value: { refundRef: made.id } }
}

/**
 * What became of a refund: one by bank transfer is pending for days, and no webhook tells that it failed.
 *
 * @see https://developer.paypal.com/docs/api/payments/v2/#refunds_get
 */
export async function lookAtRefund(
  call: CallPaypal,
  refundRef: string,
): Promise<ProviderAnswer<RefundState>> {
  const path = `/v2/payments/refunds/${encodeURIComponent(refundRef)}`
  const answer = await call({ method: 'GET', path })
  if (answer.status >= 300) return toRefusal(answer)
  if (!hasFailed(read(madeSchema, answer))) return { kind: 'ok', value: { hasFailed: false } }
  const { id, status, status_details, amount, create_time, update_time } = read(
    refundSchema,
    answer,
  )
  const failedRefund = {
    ref: id,
    refundId: null,
    takenAt: new Date(create_time).toISOString(),
    reason: status_details?.reason ?? status,
  }
  const failedAt = new Date(update_time).toISOString()
  const value = { hasFailed: true, amountCents: toCents(amount), failedAt, failedRefund } as const
  return { kind: 'ok', value }
}

function read<T extends v.GenericSchema>(schema: T, { body }: PaypalAnswer): v.InferOutput<T> {
  const answer = v.safeParse(schema, body)
  if (!answer.success) throw new PaypalDown(`PayPal answered with ${v.summarize(answer.issues)}`)
  return answer.output
}
