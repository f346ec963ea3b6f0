import { cents, toMoney } from './order-body.ts'
import type { Capture, PaypalOrder } from './open-ledger.ts'

const payer = {
  payer_id: 'QYR5Z8XDVJNXQ',
  email_address: 'payer@example.com',
  name: { given_name: 'Pat', surname: 'Payer' },
}

/** An order as the API shows it. */
export function showOrder(order: PaypalOrder, origin: string) {
  const { id, status, unit, createTime, capture } = order
  const isKnown = status !== 'PAYER_ACTION_REQUIRED'
  return {
    id,
    intent: 'CAPTURE',
    status,
    payment_source: {
      paypal: isKnown
        ? {
            email_address: payer.email_address,
            account_id: payer.payer_id,
            account_status: 'VERIFIED',
            name: payer.name,
          }
        : {},
    },
    purchase_units: [
      {
        ...unit,
        ...(capture ? { payments: { captures: [showCapture(order, capture, origin)] } } : {}),
      },
    ],
    ...(isKnown ? { payer } : {}),
    create_time: createTime,
    links: listLinks(order, origin),
  }
}

function listLinks({ id, status }: PaypalOrder, origin: string) {
  const self = `${origin}/v2/checkout/orders/${id}`
  const page = { href: `${origin}/pay/paypal/${id}`, rel: 'payer-action', method: 'GET' }
  const capture = { href: `${self}/capture`, rel: 'capture', method: 'POST' }
  return [
    { href: self, rel: 'self', method: 'GET' },
    ...(status === 'PAYER_ACTION_REQUIRED' ? [page] : []),
    ...(status === 'APPROVED' ? [capture] : []),
  ]
}

/** A capture as the API shows it. PayPal keeps a fee, which is none of the shop's orders' business. */
export function showCapture({ unit }: PaypalOrder, capture: Capture, origin: string) {
  const { id, status, amount, createTime } = capture
  const self = `${origin}/v2/payments/captures/${id}`
  const fee = Math.round(cents(amount) * 0.029) + 30
  const { currency_code } = amount
  return {
    id,
    status,
    ...(status === 'PENDING' ? { status_details: { reason: 'PENDING_REVIEW' } } : {}),
    amount,
    final_capture: true,
    ...(unit.custom_id === undefined ? {} : { custom_id: unit.custom_id }),
    ...(unit.invoice_id === undefined ? {} : { invoice_id: unit.invoice_id }),
    seller_protection: unit.shipping?.address
      ? {
          status: 'ELIGIBLE',
          dispute_categories: ['ITEM_NOT_RECEIVED', 'UNAUTHORIZED_TRANSACTION'],
        }
      : { status: 'NOT_ELIGIBLE' },
    seller_receivable_breakdown: {
      gross_amount: amount,
      paypal_fee: toMoney(fee, currency_code),
      net_amount: toMoney(cents(amount) - fee, currency_code),
    },
    create_time: createTime,
    update_time: createTime,
    links: [
      { href: self, rel: 'self', method: 'GET' },
      { href: `${self}/refund`, rel: 'refund', method: 'POST' },
    ],
  }
}
