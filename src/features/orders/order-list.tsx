import '../../styles/ledger.css'
import '../../styles/orders.css'
import { useQuery } from '@tanstack/react-query'
import { heroAlt } from '#messages/empty-state.ts'
import * as words from '#messages/orders.ts'
import { Link } from '../../lib/link.tsx'
import { siteImages } from '../../model/site-images.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Icon } from '../../ui/icon.tsx'
import { NotHere } from '../../ui/not-here.tsx'
import { ordersQuery } from '../../wire/orders/list-orders.ts'
import { OrderRow } from './order-row.tsx'

function Nothing({ isPage }: { isPage: boolean }) {
  const said = (
    <>
      <p>{words.noOrders}</p>
      <p className="note">{words.noOrdersText}</p>
      <Link className="line-link" to="/shop">
        {words.toShop} <Icon name="arrow" />
      </Link>
    </>
  )
  if (!isPage) return said
  return <EmptyState image={{ ...siteImages.hero, alt: heroAlt }}>{said}</EmptyState>
}

/**
 * The orders of an account.
 * @param most how many are shown, with a way to all of them; without it they are all here
 */
export function OrderList({ user, most = Infinity }: { user: string; most?: number }) {
  const { data, isPending, refetch } = useQuery(ordersQuery(user))
  return (
    <section className="account-section" aria-labelledby="orders">
      <h2 className="display-4" id="orders">
        {words.orders}
      </h2>
      {!data && <NotHere words={words} isPending={isPending} onRetry={() => void refetch()} />}
      {data?.length === 0 && <Nothing isPage={most === Infinity} />}
      {!!data?.length && (
        <ul className="rows">
          {data.slice(0, most).map((order) => (
            <OrderRow key={order.id} order={order} />
          ))}
        </ul>
      )}
      {data && data.length > most && (
        <Link className="line-link" to="/account/orders">
          {words.allOrders} <Icon name="arrow" />
        </Link>
      )}
    </section>
  )
}
