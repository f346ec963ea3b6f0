import '../../styles/cart.css'
import '../../styles/order.css'
import { useEffect, useRef } from 'react'
import * as words from '#messages/order.ts'
import type { Order } from '../../../supabase/functions/_shared/contract/checkout.ts'
import { announce } from '../../lib/announce.ts'
import { Link } from '../../lib/link.tsx'
import { formatPrice } from '../../model/format-price.ts'
import { SmallLine } from '../../ui/small-line.tsx'
import { useOffline } from '../../ui/use-offline.ts'
import { OrderJourney } from './order-journey.tsx'
import { OrderReceipt } from './order-receipt.tsx'
import { describeOrder, isTravelling, noteOrder, type Awaited } from './order-state.ts'
import { OrderUnknown } from './order-unknown.tsx'
import { useOrder } from './use-order.ts'

/** What changes while one looks is said. */
function useSaidTitle(title: string) {
  const said = useRef(title)
  useEffect(() => {
    if (said.current === title) return
    said.current = title
    announce(title)
  }, [title])
}

function Opening({ order, awaited }: { order: Order; awaited: Awaited }) {
  const { title, poem, text, way } = describeOrder(order, awaited)
  const note = noteOrder(order)
  useSaidTitle(title)
  return (
    <section className="order-opening">
      <p className="note">
        {words.orderNumber} <span className="number">{order.number}</span>,{' '}
        {words.date(order.placedAt)}
      </p>
      <h1 className="display-2">{title}</h1>
      <p className="poem">{poem}</p>
      <p className="lead">{text}</p>
      {note && <p className="line-note">{note}</p>}
      {way && (
        <p>
          <Link className="button button-quiet" to="/checkout">
            {words.toCheckout}
          </Link>
        </p>
      )}
    </section>
  )
}

function Lines({ order }: { order: Order }) {
  return (
    <section aria-labelledby="in-the-box">
      <h2 className="display-4" id="in-the-box">
        {isTravelling(order) ? words.inTheBox : words.ordered}
      </h2>
      <ul className="lines-small">
        {order.lines.map(({ variantId, title, handle, options, ...line }) => (
          <SmallLine
            key={variantId}
            title={title}
            path={`/product/${encodeURIComponent(handle)}`}
            imageUrl={line.imageUrl}
            words={[Object.values(options).join(', '), line.quantity].filter(Boolean).join(' · ')}
            price={formatPrice(line.unitPriceCents * line.quantity)}
          />
        ))}
      </ul>
    </section>
  )
}

function Coming({ hasFailed }: { hasFailed: boolean }) {
  const isOffline = useOffline()
  const said = isOffline ? words.offline : hasFailed ? words.notLoaded : words.coming
  return (
    <section className="order-opening" aria-busy={!isOffline && !hasFailed}>
      <h1 className="display-2">{words.order}</h1>
      <p className="lead" role="status">
        {said}
      </p>
    </section>
  )
}

/** @param props.id, props.orderKey of the link; the key is '' where it has none */
export function OrderPage({ id, orderKey }: { id: string; orderKey: string }) {
  const { order, error, awaited } = useOrder(id, orderKey)
  if (order === null) return <OrderUnknown />
  if (!order)
    return (
      <div className="width order">
        <Coming hasFailed={error !== null} />
      </div>
    )
  return (
    <div className="width order">
      <Opening order={order} awaited={awaited} />
      {isTravelling(order) && <OrderJourney order={order} />}
      <div className="ledger order-ledger">
        <Lines order={order} />
        <OrderReceipt order={order} />
      </div>
    </div>
  )
}
