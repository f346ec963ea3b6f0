import { date } from '#messages/order.ts'
import { pieces, statusWords } from '#messages/orders.ts'
import type { OrderSummary } from '../../../supabase/functions/_shared/contract/checkout.ts'
import { Link } from '../../lib/link.tsx'
import { formatPrice } from '../../model/format-price.ts'
import { Picture } from '../../ui/picture.tsx'

/** Every master of the catalogue is wider, and no screen wants more for a thumbnail. */
const thumbnail = { width: 800, height: 1000, alt: '', tones: null }

/** An order in the list of an account. Its owner needs no key, so none stands in the address. */
export function OrderRow({ order }: { order: OrderSummary }) {
  const { id, number, status, placedAt, totalCents, quantity, imageUrls } = order
  return (
    <li className="order-row">
      <Link to={`/order/${id}`}>{number}</Link>
      <span className="price">{formatPrice(totalCents)}</span>
      <span className="note">
        <time dateTime={placedAt}>{date(placedAt)}</time>, {pieces(quantity)}
      </span>
      <span className="note">{statusWords[status]}</span>
      {imageUrls.length > 0 && (
        <span className="thumbs">
          {imageUrls.map((url, index) => (
            <Picture
              // Two lines of an order may show the same picture.
              key={`${url} ${index}`}
              image={{ url, ...thumbnail }}
              sizes="64px"
              mostWidth={360}
            />
          ))}
        </span>
      )}
    </li>
  )
}
