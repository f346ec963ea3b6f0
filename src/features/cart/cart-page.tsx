import {
  beforeTax,
  keptHere,
  nothingInCart,
  nothingNote,
  shopEverything,
  subtotal as subtotalWord,
  summary,
} from '#messages/cart-lines.ts'
import { yourCart } from '#messages/cart.ts'
import { Link } from '../../lib/link.tsx'
import { formatPrice } from '../../model/format-price.ts'
import type { ProductImage } from '../../model/product.ts'
import { Picture } from '../../ui/picture.tsx'
import { CartLine } from './cart-line.tsx'
import { DeliveryProgress } from './delivery-progress.tsx'
import { UndoToast } from './undo-toast.tsx'
import { useCartLines, type PricedCart } from './use-cart-lines.ts'
import { useRemoval } from './use-removal.ts'

/** What the cart comes to. The way to pay joins it when there is one. */
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
    </aside>
  )
}

export const emptyCartSizes = '(min-width: 60rem) 56vw, 92vw'

function EmptyCart({ picture }: { picture: ProductImage | null }) {
  return (
    <div className="cart-empty">
      <div className="way-on">
        <p className="display-3">{nothingInCart}</p>
        <p className="note">{nothingNote}</p>
        <Link className="button button-quiet" to="/shop">
          {shopEverything}
        </Link>
      </div>
      {picture && <Picture image={picture} sizes={emptyCartSizes} isFirst />}
    </div>
  )
}

/** @param props.picture shown when there is nothing in the cart */
export function CartPage({ picture }: { picture: ProductImage | null }) {
  const cart = useCartLines()
  const { list, removed, remove, undo } = useRemoval(cart.lines, '#cart-title')
  // The file shows an empty cart; the page's first script covers it where the device has another.
  const isEmpty = cart.lines.length === 0
  return (
    <div className="width">
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
            {!isEmpty && <p className="note">{keptHere}</p>}
          </div>
          <ul className="lines-large" ref={list}>
            {cart.lines.map((line, at) => (
              <CartLine
                key={line.variant}
                line={line}
                isNew={false}
                isReading={cart.isReading}
                sizes="(min-width: 70rem) 136px, (min-width: 46rem) 12vw, 88px"
                onRemove={() => remove(line, at)}
              />
            ))}
          </ul>
          {isEmpty && <EmptyCart picture={picture} />}
        </section>
        {!isEmpty && <Summary cart={cart} />}
      </div>
      {removed && <UndoToast name={removed.name} undo={undo} />}
    </div>
  )
}
