import * as v from 'valibot'
import type {
  OpenedPayment,
  OpenPayment,
  PaymentState,
  ProviderAnswer,
} from '../../domain/ports.ts'
import { isAboutAddress, readIssue, toRefusal } from './call-paypal.ts'
import type { CallPaypal } from './call-paypal.ts'
import { toCents } from './money.ts'
import { toOrderRequest } from './order-request.ts'
import { orderSchema } from './order-schema.ts'
import type { PaypalOrder } from './order-schema.ts'
import { PaypalDown } from './send-paypal.ts'
import type { PaypalAnswer } from './send-paypal.ts'

type State = ProviderAnswer<PaymentState>

/**
 * Makes an order; its page is where the payer approves it. Money moves by `lookAtOrder` alone. An address that PayPal does
 * not take is no reason to lose a sale: then it is told none.
 */
export async function openOrder(
  call: CallPaypal,
  payment: OpenPayment,
): Promise<ProviderAnswer<OpenedPayment>> {
  const make = (isAddressed: boolean) =>
    call({
      method: 'POST',
      path: '/v2/checkout/orders',
      body: JSON.stringify(toOrderRequest(payment, isAddressed)),
      requestId: isAddressed ? payment.idempotencyKey : `${payment.idempotencyKey}-no-address`,
    })
  const first = await make(true)
  const answer = first.status >= 300 && isAboutAddress(first) ? await make(false) : first
  if (answer.status >= 300) return toRefusal(answer)
  const order = readOrder(answer)
  const page = order.links.find(({ rel }) => rel === 'payer-action' || rel === 'approve')
  if (!page) throw new PaypalDown(`PayPal gave no page for ${order.id}`)
  // PayPal's own page lives for hours. It is dead when the shop says so, since only the shop captures.
  return {
    kind: 'ok',
    value: { ref: order.id, redirectUrl: page.href, expiresAt: payment.expiresAt },
  }
}

/** How an order stands; one that is approved is captured now. */
export async function lookAtOrder(call: CallPaypal, ref: string): Promise<State> {
  const found = await findOrder(call, ref)
  if ('kind' in found) return found
  return found.status === 'APPROVED' && !isVoid(found) ? captureOrder(call, found) : state(found)
}

/**
 * PayPal cannot end an order, and money moves only when the shop asks: the shop looks no more at what it has ended.
 * The mark says so at PayPal, too, where it takes one, which it may not before the payer has agreed. One that was
 * captured in the meantime is paid.
 */
export async function endOrder(call: CallPaypal, ref: string): Promise<State> {
  const found = await findOrder(call, ref)
  if ('kind' in found) return found
  if (isOver(found) || isVoid(found)) return state(found)
  await markVoid(call, found)
  const after = await findOrder(call, ref)
  if ('kind' in after || isOver(after)) return 'kind' in after ? after : state(after)
  return state(after, 'expired')
}

const isOver = ({ status }: PaypalOrder) => status === 'COMPLETED' || status === 'VOIDED'

const voidMark = 'void:'

const isVoid = (order: PaypalOrder) =>
  order.purchase_units[0]?.custom_id?.startsWith(voidMark) ?? false

async function markVoid(call: CallPaypal, { id, purchase_units }: PaypalOrder): Promise<void> {
  const { reference_id, custom_id = '' } = purchase_units[0]!
  const path = `/purchase_units/@reference_id=='${reference_id}'/custom_id`
  const value = `${voidMark}${custom_id}`.slice(0, 127)
  await call({
    method: 'PATCH',
    path: toPath(id),
    body: JSON.stringify([{ op: custom_id === '' ? 'add' : 'replace', path, value }]),
  })
}

/** Issues by which a payer's means are turned down, whatever is tried next. */
const declines = new Set([
  'INSTRUMENT_DECLINED',
  'TRANSACTION_REFUSED',
  'PAYER_CANNOT_PAY',
  'PAYER_ACCOUNT_RESTRICTED',
  'PAYER_ACCOUNT_LOCKED_OR_CLOSED',
  'MAX_NUMBER_OF_PAYMENT_ATTEMPTS_EXCEEDED',
  'TRANSACTION_LIMIT_EXCEEDED',
  'PAYEE_BLOCKED_TRANSACTION',
  'COMPLIANCE_VIOLATION',
  'DECLINED_DUE_TO_RELATED_TXN',
  'REDIRECT_PAYER_FOR_ALTERNATE_FUNDING',
  'TRANSACTION_BLOCKED_BY_PAYEE',
  'TRANSACTION_RECEIVING_LIMIT_EXCEEDED',
])

async function captureOrder(call: CallPaypal, order: PaypalOrder): Promise<State> {
  const answer = await call({
    method: 'POST',
    path: `${toPath(order.id)}/capture`,
    body: '{}',
    requestId: `capture-${order.id}`,
  })
  if (answer.status < 300) return state(readOrder(answer))
  const issue = readIssue(answer)
  if (issue === 'ORDER_NOT_APPROVED' || issue === 'PAYER_ACTION_REQUIRED')
    return state(order, 'open')
  // Marked, so that no later question charges a payer who has gone another way.
  if (declines.has(issue)) {
    await markVoid(call, order)
    return state(order, 'failed')
  }
  // Return, webhook and reconciler may ask at once: one of them captures, the others hear of it.
  if (issue === 'ORDER_COMPLETION_IN_PROGRESS') return { ...toRefusal(answer), kind: 'unavailable' }
  if (issue !== 'ORDER_ALREADY_CAPTURED') return toRefusal(answer)
  const after = await findOrder(call, order.id)
  return 'kind' in after ? after : state(after)
}

/** PayPal forgets an order that nobody approved after some hours: it is dead for sure. */
async function findOrder(call: CallPaypal, ref: string): Promise<PaypalOrder | State> {
  const answer = await call({ method: 'GET', path: toPath(ref) })
  if (answer.status === 404)
    return {
      kind: 'ok',
      value: { state: 'expired', paymentRef: null, amountCents: 0, currency: 'CAD' },
    }
  return answer.status < 300 ? readOrder(answer) : toRefusal(answer)
}

function readOrder({ body }: PaypalAnswer): PaypalOrder {
  const order = v.safeParse(orderSchema, body)
  if (!order.success) throw new PaypalDown(`PayPal answered with ${v.summarize(order.issues)}`)
  return order.output
}

const toPath = (ref: string) => `/v2/checkout/orders/${encodeURIComponent(ref)}`

function state(order: PaypalOrder, known?: PaymentState['state']): State {
  const unit = order.purchase_units[0]!
  const capture = unit.payments.captures[0]
  const amount = capture?.amount ?? unit.amount
  return {
    kind: 'ok',
    value: {
      state: known ?? readState(order, capture?.status),
      paymentRef: capture?.id ?? null,
      amountCents: toCents(amount),
      currency: amount.currency_code,
    },
  }
}

function readState(order: PaypalOrder, captureStatus?: string): PaymentState['state'] {
  if (order.status === 'VOIDED') return 'expired'
  if (order.status !== 'COMPLETED') return isVoid(order) ? 'expired' : 'open'
  if (captureStatus === 'PENDING') return 'processing'
  return captureStatus === 'DECLINED' || captureStatus === 'FAILED' ? 'failed' : 'paid'
}
