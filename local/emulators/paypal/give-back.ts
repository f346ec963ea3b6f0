import * as v from 'valibot'
import { cents, toMoney } from './order-body.ts'
import { findByCapture, makeId, now } from './open-ledger.ts'
import type { Capture } from './open-ledger.ts'
import { PaypalFault } from './paypal-error.ts'
import { leftCents } from './trade.ts'
import type { Desk } from './trade.ts'

const schema = v.strictObject({
  amount: v.optional(
    v.strictObject({
      currency_code: v.string(),
      value: v.pipe(v.string(), v.regex(/^\d{1,7}(\.\d{1,2})?$/)),
    }),
  ),
  note_to_payer: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(255))),
  custom_id: v.optional(v.string()),
  invoice_id: v.optional(v.string()),
})

/**
 * Refunds a capture, wholly where no amount is given. The fault `decline` of `refunding` makes a refund that fails.
 *
 * @throws {PaypalFault} where there is nothing, or not enough, to give back.
 */
export function giveBack(desk: Desk, captureId: string, text: string): object {
  const { ledger, telling, faults, origin } = desk
  const capture = findByCapture(ledger, captureId)?.capture
  if (!capture) throw new PaypalFault(404, 'INVALID_RESOURCE_ID')
  const body = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text || '{}')
  if (!body.success)
    throw new PaypalFault(400, 'INVALID_PARAMETER_SYNTAX', v.summarize(body.issues))
  const { amount, note_to_payer } = body.output
  const refundCents = amount ? cents(amount) : leftCents(capture)
  demandEnough(capture, refundCents, amount?.currency_code)
  const fails = faults.take('refunding')?.kind === 'decline'
  if (!fails) note(capture, refundCents)
  const refund = showRefund(capture, refundCents, fails, origin, note_to_payer)
  if (!fails) telling.tell('PAYMENT.CAPTURE.REFUNDED', 'refund', refund)
  return refund
}

function demandEnough(capture: Capture, refundCents: number, currency?: string): void {
  if (leftCents(capture) === 0) throw new PaypalFault(422, 'CAPTURE_FULLY_REFUNDED')
  if (refundCents > leftCents(capture)) throw new PaypalFault(422, 'REFUND_AMOUNT_EXCEEDED')
  if (currency !== undefined && currency !== capture.amount.currency_code)
    throw new PaypalFault(422, 'REFUND_CAPTURE_CURRENCY_MISMATCH')
}

function note(capture: Capture, refundCents: number): void {
  capture.refundedCents += refundCents
  capture.status = leftCents(capture) === 0 ? 'REFUNDED' : 'PARTIALLY_REFUNDED'
}

function showRefund(
  { id, amount, refundedCents }: Capture,
  refundCents: number,
  fails: boolean,
  origin: string,
  note?: string,
): object {
  const money = toMoney(refundCents, amount.currency_code)
  const refundId = makeId()
  return {
    id: refundId,
    status: fails ? 'FAILED' : 'COMPLETED',
    amount: money,
    ...(note === undefined ? {} : { note_to_payer: note }),
    seller_payable_breakdown: {
      gross_amount: money,
      net_amount: money,
      total_refunded_amount: toMoney(refundedCents, amount.currency_code),
    },
    create_time: now(),
    update_time: now(),
    links: [
      { href: `${origin}/v2/payments/refunds/${refundId}`, rel: 'self', method: 'GET' },
      { href: `${origin}/v2/payments/captures/${id}`, rel: 'up', method: 'GET' },
    ],
  }
}
