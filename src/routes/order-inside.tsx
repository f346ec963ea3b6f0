import { matchPath, useLocation } from 'react-router'
import { OrderPage } from '../features/orders/order-page.tsx'
import { OrderUnknown } from '../features/orders/order-unknown.tsx'

/** What is none is asked of nobody. */
const isUuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/** The order a link names. */
export function OrderInside() {
  const { pathname, search } = useLocation()
  const { id = '' } = matchPath('/order/:id', pathname)?.params ?? {}
  if (!isUuid.test(id)) return <OrderUnknown />
  return <OrderPage id={id} orderKey={new URLSearchParams(search).get('key') ?? ''} />
}
