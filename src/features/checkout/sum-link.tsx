import { orderOf } from '#messages/checkout.ts'
import { formatPrice } from '../../model/format-price.ts'

/** Where the sum stands below the form: what it is, and the way to it. */
export function SumLink({ units, totalCents }: { units: number; totalCents: number }) {
  return (
    <a
      className="sum-link"
      href="#sum"
      onClick={(event) => {
        event.preventDefault() // a hash would become a step of the way back
        const sum = document.getElementById('sum')
        sum?.focus({ preventScroll: true })
        sum?.scrollIntoView({ block: 'center' })
      }}
    >
      <span>{orderOf(units)}</span>
      <span className="price">{formatPrice(totalCents)}</span>
    </a>
  )
}
