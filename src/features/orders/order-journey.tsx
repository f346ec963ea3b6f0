import * as words from '#messages/order.ts'
import { carriers } from '#messages/sums.ts'
import type { Order } from '../../../supabase/functions/_shared/contract/checkout.ts'
import { addWorkingDays } from '../../model/working-days.ts'

/** Working days it is packed in. */
const packingDays = 1

function arrival({ placedAt, shippedAt, delivery }: Order): string {
  const { minDays, maxDays } = delivery
  if (minDays === null && maxDays === null) return ''
  const start = shippedAt ? new Date(shippedAt) : addWorkingDays(new Date(placedAt), packingDays)
  const days = [minDays ?? maxDays, maxDays ?? minDays] as [number, number]
  const [from, to] = days.map((count) => addWorkingDays(start, count)) as [Date, Date]
  return words.between(from, to)
}

type Stop = { name: string; note: string }

function listStops(order: Order): Stop[] {
  const { paidAt, shippedAt, provider, delivery } = order
  const at = (iso: string | null) => (iso ? words.dayAndTime(iso, new Date()) : '')
  return [
    paidAt
      ? { name: words.steps.paid, note: `${at(paidAt)}, ${words.paidBy[provider]}` }
      : { name: words.steps.payment, note: '' },
    { name: words.steps.packed, note: words.steps.packedNote },
    { name: words.steps.withCarrier(carriers[delivery.carrier]), note: at(shippedAt) },
    { name: words.steps.arrived, note: arrival(order) },
  ]
}

/** The steps from money to door, and which of them it has reached. */
export function OrderJourney({ order }: { order: Order }) {
  const reached = order.shippedAt ? 2 : order.paidAt ? 1 : 0
  return (
    <section className="order-journey" aria-label={words.whereItIs}>
      <ol className="journey">
        {listStops(order).map(({ name, note }, at) => (
          <li
            key={name}
            data-done={at < reached || undefined}
            aria-current={at === reached ? 'step' : undefined}
          >
            <span>{name}</span>
            <small>{note}</small>
          </li>
        ))}
      </ol>
      {order.trackingUrl && /^https?:/.test(order.trackingUrl) && (
        <p>
          <a className="line-link" href={order.trackingUrl} rel="noreferrer">
            {words.follow}
          </a>
        </p>
      )}
    </section>
  )
}
