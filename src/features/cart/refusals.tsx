import { refusals, something } from '#messages/cart-news.ts'
import type { PricedCart } from './use-cart-lines.ts'

/** What the server did not take, and why: the lines themselves are back to what they were. */
export function Refusals({ refused }: { refused: PricedCart['refused'] }) {
  return refused.map(({ variant, code, name }) => (
    <p key={variant} className="line-note cart-refusal">
      {refusals[code](name || something)}
    </p>
  ))
}
