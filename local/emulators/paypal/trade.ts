import type { Faults } from '../faults.ts'
import { cents } from './order-body.ts'
import type { OrderBody } from './order-body.ts'
import { makeId, now } from './open-ledger.ts'
import type { Capture, Ledger, PaypalOrder } from './open-ledger.ts'
import { PaypalFault } from './paypal-error.ts'
import { showCapture, showOrder } from './show-order.ts'
import type { Telling } from './tell-events.ts'

export type Desk = { ledger: Ledger; telling: Telling; faults: Faults; origin: string }

/** An order nobody has approved is forgotten after three hours. */
const orderLifeMs = 3 * 3_600_000

export function createOrder({ ledger }: Desk, body: OrderBody): PaypalOrder {
  const order: PaypalOrder = {
    id: makeId(),
    status: 'PAYER_ACTION_REQUIRED',
    unit: body.purchase_units[0]!,
    context: body.payment_source.paypal.experience_context,
    createTime: now(),
    capture: null,
    hasBadFunding: false,
    dispute: null,
  }
  ledger.orders.set(order.id, order)
  return order
}

/** @throws {PaypalFault} where there is none, or none any more. */
export function findOrder(desk: Desk, id: string): PaypalOrder {
  const order = seekOrder(desk, id)
  if (!order) throw new PaypalFault(404, 'INVALID_RESOURCE_ID')
  return order
}

/** Null where there is none, or none any more. */
export function seekOrder({ ledger }: Desk, id: string): PaypalOrder | null {
  const order = ledger.orders.get(id)
  const isStale =
    order?.status === 'PAYER_ACTION_REQUIRED' &&
    Date.parse(order.createTime) < Date.now() - orderLifeMs
  return order && !isStale ? order : null
}

/** The payer agrees; whether the means are good shows when they are charged. */
export function approve({ telling, origin }: Desk, order: PaypalOrder, isGood: boolean): void {
  if (order.status === 'COMPLETED') return
  order.hasBadFunding = !isGood
  order.status = 'APPROVED'
  telling.tell('CHECKOUT.ORDER.APPROVED', 'checkout-order', showOrder(order, origin))
}

/**
 * Takes the money. The faults `decline` and `pending` of `funding` let it fail, or wait for a review.
 *
 * @throws {PaypalFault} where nobody approved, the money was taken, or there is none.
 */
export function captureOrder(desk: Desk, order: PaypalOrder): PaypalOrder {
  const { ledger, telling, faults, origin } = desk
  if (order.status === 'COMPLETED') throw new PaypalFault(422, 'ORDER_ALREADY_CAPTURED')
  if (order.status !== 'APPROVED') throw new PaypalFault(422, 'ORDER_NOT_APPROVED')
  const fault = faults.take('funding')?.kind
  if (order.hasBadFunding || fault === 'decline') throw new PaypalFault(422, 'INSTRUMENT_DECLINED')
  const isPending = fault === 'pending'
  const { currency_code, value } = order.unit.amount
  order.capture = {
    id: makeId(),
    status: isPending ? 'PENDING' : 'COMPLETED',
    amount: { currency_code, value },
    refundedCents: 0,
    createTime: now(),
  }
  order.status = 'COMPLETED'
  ledger.captures.set(order.capture.id, order.id)
  const type = isPending ? 'PAYMENT.CAPTURE.PENDING' : 'PAYMENT.CAPTURE.COMPLETED'
  telling.tell(type, 'capture', showToldCapture(order, order.capture, origin))
  return order
}

/** A pending capture is decided. Does nothing to any other. */
export function decide({ telling, origin }: Desk, order: PaypalOrder, isGood: boolean): void {
  const { capture } = order
  if (capture?.status !== 'PENDING') return
  capture.status = isGood ? 'COMPLETED' : 'DECLINED'
  const type = isGood ? 'PAYMENT.CAPTURE.COMPLETED' : 'PAYMENT.CAPTURE.DENIED'
  telling.tell(type, 'capture', showToldCapture(order, capture, origin))
}

/** An event about a capture names its order, which the API does not. */
function showToldCapture(order: PaypalOrder, capture: Capture, origin: string) {
  return {
    ...showCapture(order, capture, origin),
    supplementary_data: { related_ids: { order_id: order.id } },
  }
}

/** The payer complains. Does nothing where nothing was paid, or a complaint is known. */
export function openDispute({ telling }: Desk, order: PaypalOrder): void {
  if (!order.capture || order.dispute) return
  order.dispute = { id: `PP-R-${makeId().slice(0, 8)}`, outcome: null }
  telling.tell('CUSTOMER.DISPUTE.CREATED', 'dispute', showDispute(order))
}

/** PayPal decides. Does nothing where nothing is to be decided. */
export function closeDispute({ telling }: Desk, order: PaypalOrder, outcome: string): void {
  if (!order.dispute || order.dispute.outcome !== null) return
  order.dispute.outcome = outcome
  telling.tell('CUSTOMER.DISPUTE.RESOLVED', 'dispute', showDispute(order))
}

function showDispute({ dispute, capture }: PaypalOrder) {
  const { id, outcome } = dispute!
  return {
    dispute_id: id,
    create_time: now(),
    disputed_transactions: [{ seller_transaction_id: capture!.id, gross_amount: capture!.amount }],
    reason: 'MERCHANDISE_OR_SERVICE_NOT_RECEIVED',
    status: outcome === null ? 'OPEN' : 'RESOLVED',
    dispute_amount: capture!.amount,
    ...(outcome === null ? {} : { dispute_outcome: { outcome_code: outcome } }),
  }
}

/** What can still be given back of a capture. */
export const leftCents = ({ amount, refundedCents }: Capture) => cents(amount) - refundedCents
