import * as words from '#messages/order.ts'
import { carriers, providers } from '#messages/sums.ts'
import type { Order } from '../../../supabase/functions/_shared/contract/checkout.ts'
import { formatPrice } from '../../model/format-price.ts'

/** What the page opens with. `way`: where to go on from here. */
export type Opening = { title: string; poem: string; text: string; way?: 'checkout' }

const firstName = ({ destination }: Order) => destination.name.trim().split(/\s+/)[0] ?? ''

/** What the provider has said for a while of a payment that is awaited; null while there is no telling. */
export type Awaited = 'open' | 'processing' | null

function openPending({ provider }: Order, awaited: Awaited): Opening {
  if (awaited === 'open') return { ...words.unpaid, way: 'checkout' }
  const { reviewed } = words
  return awaited === 'processing'
    ? { ...reviewed, text: reviewed.text(providers[provider]) }
    : words.confirming
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

/** Integer cents. A lost dispute gives all of it back, and no refund of ours. */
export const givenBack = ({ status, refundedCents, totals }: Order): number =>
  refundedCents || (status === 'refunded' ? totals.totalCents : 0)

const openRefunded = (order: Order): Opening => ({
  ...words.refunded,
  text: words.refunded.text(formatPrice(givenBack(order))),
})

function openAttention({ attention, email }: Order): Opening {
  const { title, poem, text } = words.attention[attention ?? 'sold_out']
  return { title, poem, text: text(email) }
}

/** What is on its way stays on its way. */
const openDisputed = (order: Order): Opening =>
  order.shippedAt ? openShipped(order) : words.disputed

/**
 * What is said first about an order.
 * @param awaited of a pending one
 */
export function describeOrder(order: Order, awaited: Awaited): Opening {
  switch (order.status) {
    case 'pending':
      return openPending(order, awaited)
    case 'expired':
      return { ...words.expired, way: 'checkout' }
    case 'needs_attention':
      return openAttention(order)
    case 'refunded':
      return openRefunded(order)
    case 'shipped':
      return openShipped(order)
    case 'disputed':
      return openDisputed(order)
    case 'paid':
    case 'partially_refunded':
      return order.shippedAt ? openShipped(order) : openPaid(order)
  }
}

/** What else must be said; null where there is nothing. */
export function noteOrder({ status, refundedCents, shippedAt }: Order): string | null {
  if (status === 'disputed' && shippedAt) return words.disputedNote
  if (status === 'partially_refunded') return words.refundNote(formatPrice(refundedCents))
  return null
}

/** Whether it is, or will be, on its way to someone. */
export function isTravelling({ status, shippedAt }: Order): boolean {
  if (status === 'disputed' || status === 'needs_attention') return shippedAt !== null
  return status !== 'expired' && status !== 'refunded'
}
