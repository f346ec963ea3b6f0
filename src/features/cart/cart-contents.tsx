import type { ReactNode } from 'react'
import {
  beforeTax,
  checkOut,
  keptHere,
  subtotal as subtotalWord,
  summary,
} from '#messages/cart-lines.ts'
import { yourCart } from '#messages/cart.ts'
import { Link } from '../../lib/link.tsx'
import { formatPrice } from '../../model/format-price.ts'
import { CartLine } from './cart-line.tsx'
import { DeliveryProgress } from './delivery-progress.tsx'
import { Refusals } from './refusals.tsx'
import { UndoToast } from './undo-toast.tsx'
import { useCartLines, type PricedCart } from './use-cart-lines.ts'
import { useRemoval } from './use-removal.ts'

/** What the cart comes to, and the way to pay for it. */
function Summary({ cart }: { cart: PricedCart }) {
  return (
    <aside className="ledger-sum receipt" aria-labelledby="cart-summary">
      <h2 className="display-4" id="cart-summary">
        {summary}
      </h2>
      <DeliveryProgress subtotal={cart.subtotalCents} />
      <dl className="sums" aria-busy={cart.isReading}>
        <div className="total">
          <dt>{subtotalWord}</dt>
          <dd className="price">{formatPrice(cart.subtotalCents)}</dd>
        </div>
      </dl>
      <p className="note">{beforeTax}</p>
      {/* While prices are read it holds its place: what stands below must not move. */}
      {(cart.isReading || cart.subtotalCents > 0) && (
        <Link className="button button-wide" to="/checkout">
          {checkOut}
        </Link>
      )}
    </aside>
  )
}

type ContentsProps = {
  /** Shown when there is nothing in the cart. */
  empty: ReactNode
}

/** The cart of this device on its page; an empty one does without this code. */
export function CartContents({ empty }: ContentsProps) {
  const cart = useCartLines()
  const { list, removed, remove, undo, forget } = useRemoval(cart, '#cart-title')
  const isEmpty = cart.lines.length === 0
  return (
    <>
      <div
        className="ledger"
        data-empty={isEmpty || undefined}
        data-awaited={cart.isAwaited || undefined}
      >
        <section
          aria-labelledby="cart-title"
          aria-busy={cart.isReading || cart.isAwaited}
          data-region=""
        >
          <div className="ledger-head">
            <h1 className="display-2" id="cart-title" tabIndex={-1}>
              {yourCart}
            </h1>
            {!isEmpty && <p className="note">{keptHere(cart.isGuest)}</p>}
          </div>
          <Refusals refused={cart.refused} />
          <ul className="lines-large" ref={list}>
            {cart.lines.map((line, at) => (
              <CartLine
                key={line.variant}
                line={line}
                isNew={false}
                isChanged={cart.changed.has(line.variant)}
                isReading={cart.isReading}
                sizes="(min-width: 70rem) 136px, (min-width: 46rem) 12vw, 88px"
                onRemove={() => remove(line, at)}
                onChange={forget}
              />
            ))}
          </ul>
          {isEmpty && empty}
        </section>
        {!isEmpty && <Summary cart={cart} />}
      </div>
      {removed && <UndoToast name={removed.name} undo={undo} />}
    </>
  )
}
