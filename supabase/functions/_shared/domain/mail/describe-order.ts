import type { Destination, Order, OrderLine } from '../../contract/checkout.ts'
import { formatCents } from './format-cents.ts'
import type { Letter, LetterAction, LetterLine, LetterSum } from './letter.ts'
import * as words from './words.ts'

/** The parts of an order that letters are made of. */
export type DescribedOrder = {
  lines: LetterLine[]
  sums: LetterSum[]
  address: NonNullable<Letter['facts']>
  carrier: string
  follow: LetterAction
}

/** Puts an order into words. Its link opens it without an account, so it goes to the buyer alone. */
export function describeOrder(order: Order, siteUrl: string): DescribedOrder {
  return {
    lines: order.lines.map((line) => describeLine(line, siteUrl)),
    sums: describeSums(order),
    address: [
      { name: words.deliveredTo, rows: describeAddress(order.destination) },
      { name: words.deliveredBy, rows: [nameService(order)] },
    ],
    carrier: words.carriers[order.delivery.carrier],
    follow: {
      label: words.followOrder,
      url: `${siteUrl}/order/${order.id}?key=${encodeURIComponent(order.key)}`,
    },
  }
}

/** Canada Post's own names do not say whose they are. */
function nameService({ delivery: { carrier, serviceName } }: Order): string {
  const company = words.carriers[carrier]
  if (carrier === 'flat' || serviceName.startsWith(company)) return serviceName
  return `${company} ${serviceName}`
}

function describeLine(line: OrderLine, siteUrl: string): LetterLine {
  return {
    title: line.title,
    details: [...Object.values(line.options), String(line.quantity)].join(' · '),
    price: formatCents(line.unitPriceCents * line.quantity),
    url: `${siteUrl}/product/${encodeURIComponent(line.handle)}`,
    imageUrl: line.imageUrl === null ? null : new URL(line.imageUrl, siteUrl).href,
  }
}

function describeSums({ totals, discountCode }: Order): LetterSum[] {
  const { subtotalCents, discountCents, deliveryCents, taxes, totalCents } = totals
  const discount = {
    name: words.discount(discountCode),
    amount: `-${formatCents(discountCents)}`,
  }
  return [
    { name: words.subtotal, amount: formatCents(subtotalCents) },
    ...(discountCents === 0 ? [] : [discount]),
    {
      name: words.delivery,
      amount: deliveryCents === 0 ? words.free : formatCents(deliveryCents),
    },
    ...taxes.map(({ name, ratePpm, amountCents }) => ({
      name: `${name}, ${ratePpm / 10_000}%`,
      amount: formatCents(amountCents),
    })),
    { name: words.total, amount: formatCents(totalCents) },
  ]
}

const countries = new Intl.DisplayNames([words.locale], { type: 'region' })

function describeAddress(to: Destination): string[] {
  const town = [to.city, to.region, to.postalCode].filter(Boolean).join(' ')
  const country = countries.of(to.country)
  return [to.name, to.company, to.line1, to.line2, town, country].filter(
    (row): row is string => row !== undefined && row !== '',
  )
}
