import * as words from '#messages/order.ts'
import { carriers } from '#messages/sums.ts'
import type { Order } from '../../../supabase/functions/_shared/contract/checkout.ts'
import { formatPrice } from '../../model/format-price.ts'

/** What the page opens with. `way`: where to go on from here. */
export type Opening = { title: string; poem: string; text: string; way?: 'checkout' }

const firstName = ({ destination }: Order) => destination.name.trim().split(/\s+/)[0] ?? ''

function openPending(isUnpaid: boolean): Opening {
  return isUnpaid ? { ...words.unpaid, way: 'checkout' } : words.confirming
}

function openShipped(order: Order): Opening {
  const carrier = carriers[order.delivery.carrier] || order.delivery.serviceName
  const { title, poem, text } = words.shipped
  return { title: title(firstName(order)), poem, text: text(carrier) }
}

function openPaid(order: Order): Opening {
  const { title, poem, text } = words.paid
  return { title: title(firstName(order)), poem, text: text(order.email) }
}

/** A lost dispute gives all of it back, and no refund of ours. */
function openRefunded({ refundedCents, totals }: Order): Opening {
  const price = formatPrice(refundedCents || totals.totalCents)
  return { ...words.refunded, text: words.refunded.text(price) }
}

/**
 * What is said first about an order.
 * @param isUnpaid a pending one whose provider has said that nobody has paid
 */
export function describeOrder(order: Order, isUnpaid: boolean): Opening {
  switch (order.status) {
    case 'pending':
      return openPending(isUnpaid)
    case 'expired':
      return { ...words.expired, way: 'checkout' }
    case 'needs_attention':
      return words.attention
    case 'refunded':
      return openRefunded(order)
    case 'shipped':
      return openShipped(order)
    case 'paid':
    case 'partially_refunded':
    case 'disputed':
      return order.shippedAt ? openShipped(order) : openPaid(order)
  }
}

/** What else must be said; null where there is nothing. */
export function noteOrder({ status, refundedCents }: Order): string | null {
  if (status === 'disputed') return words.disputedNote
  if (status === 'partially_refunded') return words.refundNote(formatPrice(refundedCents))
  return null
}

/** Whether it is, or will be, on its way to someone. */
export const isTravelling = ({ status }: Order): boolean =>
  !['expired', 'needs_attention', 'refunded'].includes(status)
