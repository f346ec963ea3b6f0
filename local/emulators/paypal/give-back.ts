import * as v from 'valibot'
import { cents, toMoney } from './order-body.ts'
import { findByCapture, makeId, now } from './open-ledger.ts'
import type { Capture, Ledger, PaypalOrder, Refund } from './open-ledger.ts'
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
 * Refunds a capture, wholly where no amount is given. The faults `decline` and `pending` of `refunding` make a refund
 * that fails, or waits for a bank.
 *
 * @throws {PaypalFault} where there is nothing, or not enough, to give back.
 */
export function giveBack(desk: Desk, captureId: string, text: string): object {
  const { ledger, origin } = desk
  const capture = findByCapture(ledger, captureId)?.capture
  if (!capture) throw new PaypalFault(404, 'INVALID_RESOURCE_ID')
  const body = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text || '{}')
  if (!body.success)
    throw new PaypalFault(400, 'INVALID_PARAMETER_SYNTAX', v.summarize(body.issues))
  const { amount, note_to_payer } = body.output
  const refundCents = amount ? cents(amount) : leftCents(capture)
  demandEnough(capture, refundCents, amount?.currency_code)
  const refund = takeRefund(desk, capture, refundCents, note_to_payer)
  if (refund.status === 'COMPLETED') tellRefund(desk, refund)
  return showRefund(refund, origin)
}

const outcomes: Readonly<Record<string, Refund['status']>> = {
  decline: 'FAILED',
  pending: 'PENDING',
}

function takeRefund(
  { ledger, faults }: Desk,
  capture: Capture,
  refundCents: number,
  note: string | undefined,
): Refund {
  const status = outcomes[faults.take('refunding')?.kind ?? ''] ?? 'COMPLETED'
  if (status !== 'FAILED') addRefunded(capture, refundCents)
  const refund: Refund = {
    id: makeId(),
    captureId: capture.id,
    status,
    amount: toMoney(refundCents, capture.amount.currency_code),
    totalCents: capture.refundedCents,
    note,
    createTime: now(),
    updateTime: now(),
  }
  ledger.refunds.set(refund.id, refund)
  return refund
}

function addRefunded(capture: Capture, refundCents: number): void {
  capture.refundedCents += refundCents
  const rest = leftCents(capture) === 0 ? 'REFUNDED' : 'PARTIALLY_REFUNDED'
  capture.status = capture.refundedCents === 0 ? 'COMPLETED' : rest
}

/** The last refund of an order that has not failed. */
export function findGiven({ refunds }: Ledger, { capture }: PaypalOrder): Refund | undefined {
  return [...refunds.values()].findLast(
    ({ captureId, status }) => captureId === capture?.id && status !== 'FAILED',
  )
}

/** The payer's bank sends the last refund back. PayPal has no event for it: whoever wants to know asks. */
export function failRefund({ ledger }: Desk, order: PaypalOrder): void {
  const refund = findGiven(ledger, order)
  if (!refund || !order.capture) return
  refund.status = 'FAILED'
  refund.updateTime = now()
  addRefunded(order.capture, -cents(refund.amount))
}

/** @throws {PaypalFault} where there is none. */
export function findRefund({ ledger, origin }: Desk, id: string): object {
  const refund = ledger.refunds.get(id)
  if (!refund) throw new PaypalFault(404, 'INVALID_RESOURCE_ID')
  return showRefund(refund, origin)
}

const tellRefund = ({ telling, origin }: Desk, refund: Refund) =>
  telling.tell('PAYMENT.CAPTURE.REFUNDED', 'refund', showRefund(refund, origin))

function demandEnough(capture: Capture, refundCents: number, currency?: string): void {
  if (leftCents(capture) === 0) throw new PaypalFault(422, 'CAPTURE_FULLY_REFUNDED')
  if (refundCents > leftCents(capture)) throw new PaypalFault(422, 'REFUND_AMOUNT_EXCEEDED')
  if (currency !== undefined && currency !== capture.amount.currency_code)
    throw new PaypalFault(422, 'REFUND_CAPTURE_CURRENCY_MISMATCH')
}

function showRefund(refund: Refund, origin: string): object {
  const { id, captureId, status, amount, totalCents, note, createTime, updateTime } = refund
  return {
    id,
    status,
    // PayPal names one reason alone.
    ...(status === 'COMPLETED' ? {} : { status_details: { reason: 'ECHECK' } }),
    amount,
    ...(note === undefined ? {} : { note_to_payer: note }),
    seller_payable_breakdown: {
      gross_amount: amount,
      net_amount: amount,
      total_refunded_amount: toMoney(totalCents, amount.currency_code),
    },
    create_time: createTime,
    update_time: updateTime,
    links: [
      { href: `${origin}/v2/payments/refunds/${id}`, rel: 'self', method: 'GET' },
      { href: `${origin}/v2/payments/captures/${captureId}`, rel: 'up', method: 'GET' },
    ],
  }
}
