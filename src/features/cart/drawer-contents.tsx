import '../../styles/cart.css'
import { useEffect } from 'react'
import { beforeTax, checkOut, subtotal as subtotalWord } from '#messages/cart-lines.ts'
import { nothingInCart, nothingNote, shopEverything } from '#messages/cart-page.ts'
import { viewCart } from '#messages/cart.ts'
import { Link } from '../../lib/link.tsx'
import { formatPrice } from '../../model/format-price.ts'
import { CartLine } from './cart-line.tsx'
import { DeliveryProgress } from './delivery-progress.tsx'
import { closeCartDrawer } from './drawer-state.ts'
import { Refusals } from './refusals.tsx'
import { UndoToast } from './undo-toast.tsx'
import { useCartLines } from './use-cart-lines.ts'
import { useRemoval } from './use-removal.ts'

function EmptyDrawer() {
  return (
    <div className="drawer-empty">
      <p className="display-3">{nothingInCart}</p>
      <p className="note">{nothingNote}</p>
      <Link className="button button-quiet" to="/shop" onClick={closeCartDrawer}>
        {shopEverything}
      </Link>
    </div>
  )
}

function DrawerFoot({ subtotal }: { subtotal: number }) {
  return (
    <div className="drawer-foot">
      <dl className="sums">
        <div className="total">
          <dt>{subtotalWord}</dt>
          <dd className="price">{formatPrice(subtotal)}</dd>
        </div>
      </dl>
      <p className="note">{beforeTax}</p>
      <Link className="button button-wide" to="/checkout" onClick={closeCartDrawer}>
        {checkOut}
      </Link>
      <Link className="text-button drawer-way" to="/cart" onClick={closeCartDrawer}>
        {viewCart}
      </Link>
    </div>
  )
}

/** What stands in the open drawer, below its head. */
export function DrawerContents({ added, note }: { added: string | null; note: string | null }) {
  const cart = useCartLines()
  const { lines, subtotalCents, isReading, isAwaited, changed, refused } = cart
  const { list, removed, remove, undo, forget } = useRemoval(cart, '#cart-drawer-title')
  useEffect(() => {
    list.current?.querySelector('[data-new]')?.scrollIntoView({ block: 'nearest' })
  }, [added, list])

  return (
    <>
      {lines.length > 0 && (
        <div className="drawer-progress">
          <DeliveryProgress subtotal={subtotalCents} />
        </div>
      )}
      <div className="drawer-lines">
        {note && <p className="line-note drawer-note">{note}</p>}
        <Refusals refused={refused} />
        {lines.length === 0 && !isAwaited && <EmptyDrawer />}
        <ul ref={list}>
          {lines.map((line, at) => (
            <CartLine
              key={line.variant}
              line={line}
              isNew={line.variant === added}
              isChanged={changed.has(line.variant)}
              isReading={isReading}
              sizes="88px"
              onRemove={() => remove(line, at)}
              onChange={forget}
            />
          ))}
        </ul>
        {removed && <UndoToast name={removed.name} undo={undo} />}
      </div>
      {lines.length > 0 && <DrawerFoot subtotal={subtotalCents} />}
    </>
  )
}
