import type { Order } from '../../contract/checkout.ts'
import { formatCents } from './format-cents.ts'
import type { Letter } from './letter.ts'
import { describeOrder } from './describe-order.ts'
import * as words from './words.ts'

export type OrderLetterKind =
  'order-confirmation' | 'order-shipped' | 'order-refunded' | 'order-attention'

/** `siteUrl`: without a slash at the end. `amountCents`: what went back just now; without it all that ever did. */
export type LetterSetting = { siteUrl: string; amountCents?: number }

/** Writes a letter about an order, to whoever placed it. */
export function writeOrderLetter(
  kind: OrderLetterKind,
  order: Order,
  setting: LetterSetting,
): Letter {
  return writers[kind](order, setting)
}

const writers: Record<OrderLetterKind, (order: Order, setting: LetterSetting) => Letter> = {
  'order-confirmation': (order, { siteUrl }) => {
    const { lines, sums, address, carrier, follow } = describeOrder(order, siteUrl)
    const { subject, preview, heading, text } = words.confirmation
    return {
      subject: subject(order.number),
      preview: preview(formatCents(order.totals.totalCents)),
      heading: heading(firstName(order.destination.name)),
      paragraphs: [text(order.number, carrier)],
      ...{ lines, sums, facts: address, actions: [follow], reason: words.becauseOfOrder },
    }
  },
  'order-shipped': (order, { siteUrl }) => {
    const { lines, address, carrier, follow } = describeOrder(order, siteUrl)
    const { subject, preview, heading, text } = words.shipped
    const parcel = parcelLink(order.trackingUrl)
    return {
      subject: subject(order.number),
      preview: preview(carrier),
      heading,
      paragraphs: [[text(order.number, carrier), ...patience(order)].join(' ')],
      ...{ lines, facts: address, actions: [...parcel, follow], reason: words.becauseOfOrder },
    }
  },
  'order-refunded': (order, { siteUrl, amountCents }) => {
    const { sums, follow } = describeOrder(order, siteUrl)
    const { subject, preview, heading, text, patience: bank } = words.refunded
    const amount = formatCents(amountCents ?? order.refundedCents)
    return {
      subject: subject(order.number),
      preview: preview(amount),
      heading,
      paragraphs: [text(amount, order.number), bank],
      sums: [...sums, { name: words.refundOfTotal, amount }],
      ...{ actions: [follow], reason: words.becauseOfOrder },
    }
  },
  'order-attention': (order, { siteUrl }) => {
    const { lines, follow } = describeOrder(order, siteUrl)
    const { subject, preview, heading, text, refund, person } = words.attention
    return {
      subject: subject(order.number),
      preview,
      heading,
      paragraphs: [text(order.number), refund, person],
      ...{ lines, actions: [follow], reason: words.becauseOfOrder },
    }
  },
}

function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? ''
}

function patience({ delivery: { minDays, maxDays } }: Order): string[] {
  return minDays === null || maxDays === null ? [] : [words.shipped.days(minDays, maxDays)]
}

/** The merchant writes it; only an address of the web becomes a link. */
function parcelLink(url: string | null) {
  if (url === null || !/^https?:\/\//i.test(url)) return []
  return [{ label: words.followParcel, url }]
}
