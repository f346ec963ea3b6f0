import { sendTo, showNoPayment, showPage, showPrice } from '../pages/hosted-page.ts'
import type { HostedPage } from '../pages/hosted-page.ts'
import { beforePaying, showDecision, showPaid } from '../pages/payment-actions.ts'
import { failRefund, findGiven } from './give-back.ts'
import { cents } from './order-body.ts'
import type { PaypalOrder } from './open-ledger.ts'
import { approve, closeDispute, decide, openDispute, seekOrder } from './trade.ts'
import type { Desk } from './trade.ts'

/**
 * PayPal's page for one order. A form posts `action`: `pay`, `decline` (approved, but the card fails when it is
 * charged), `fail_authentication` or `cancel`; of a paid order `dispute`, `win_dispute`, `lose_dispute`, `fail_refund`; of a
 * payment under review `accept_review`, `deny_review`.
 */
export async function answerPayPage(request: Request, id: string, desk: Desk): Promise<Response> {
  const order = seekOrder(desk, id)
  if (!order) return showNoPayment('PayPal')
  const isUnsure = new URL(request.url).searchParams.get('alert') === 'authentication'
  if (request.method !== 'POST') return show(order, desk, isUnsure ? notAuthenticated : undefined)
  const action = new URLSearchParams(await request.text()).get('action') ?? ''
  return act(order, action, desk)
}

const notAuthenticated = 'We could not confirm that it is you. Try again.'

function act(order: PaypalOrder, action: string, desk: Desk): Response {
  const { return_url, cancel_url } = order.context
  const page = `/pay/paypal/${order.id}`
  if (action === 'cancel') return sendTo(withToken(cancel_url, order.id))
  if (action === 'pay' || action === 'decline') approve(desk, order, action === 'pay')
  if (action === 'pay' || action === 'decline' || action === 'back')
    return sendTo(withToken(return_url, order.id, 'QYR5Z8XDVJNXQ'))
  if (action === 'fail_authentication') return sendTo(`${page}?alert=authentication`)
  if (action === 'dispute') openDispute(desk, order)
  if (action === 'win_dispute') closeDispute(desk, order, 'RESOLVED_SELLER_FAVOUR')
  if (action === 'lose_dispute') closeDispute(desk, order, 'RESOLVED_BUYER_FAVOUR')
  if (action === 'fail_refund') failRefund(desk, order)
  if (action === 'accept_review') decide(desk, order, true)
  if (action === 'deny_review') decide(desk, order, false)
  return sendTo(page)
}

function withToken(address: string, token: string, payerId?: string): string {
  const url = new URL(address)
  url.searchParams.set('token', token)
  if (payerId !== undefined) url.searchParams.set('PayerID', payerId)
  return url.href
}

function show(order: PaypalOrder, desk: Desk, alert?: string): Response {
  const { amount, items } = order.unit
  const { currency_code: currency, breakdown } = amount
  const row = (name: string, value: number) => ({ name, price: showPrice(value, currency) })
  const optional = (name: string, value: number) => (value === 0 ? [] : [row(name, value)])
  const rows = [
    ...items.map(({ name, quantity, unit_amount }) =>
      row(quantity === '1' ? name : `${name} × ${quantity}`, Number(quantity) * cents(unit_amount)),
    ),
    ...optional('Discount', -cents(breakdown.discount) - cents(breakdown.shipping_discount)),
    ...optional('Delivery', cents(breakdown.shipping)),
    ...optional('Tax', cents(breakdown.tax_total)),
  ]
  const total = showPrice(cents(amount), currency)
  return showPage({ company: 'PayPal', alert, rows, total, ...describe(order, desk) })
}

function describe(order: PaypalOrder, { ledger }: Desk): Pick<HostedPage, 'title' | 'actions'> {
  const { status, dispute, capture } = order
  if (status !== 'COMPLETED')
    return {
      title: status === 'APPROVED' ? 'You have agreed to pay ANOINT Array' : 'Pay ANOINT Array',
      actions: beforePaying,
    }
  if (capture?.status === 'PENDING')
    return showDecision(
      'PayPal reviews the payment',
      { action: 'accept_review', label: 'Accept the payment' },
      { action: 'deny_review', label: 'Deny the payment' },
    )
  const state = dispute === null ? null : (dispute.outcome ?? 'open')
  return showPaid(state, findGiven(ledger, order) !== undefined)
}
