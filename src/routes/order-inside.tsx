import { matchPath, useLocation } from 'react-router'
import { OrderPage } from '../features/orders/order-page.tsx'

/** The order a link names. */
export function OrderInside() {
  const { pathname, search } = useLocation()
  const { id = '' } = matchPath('/order/:id', pathname)?.params ?? {}
  return <OrderPage id={id} orderKey={new URLSearchParams(search).get('key') ?? ''} />
}
