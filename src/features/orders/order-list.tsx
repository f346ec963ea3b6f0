import { noOrders, noOrdersText, orders, toShop } from '#messages/orders.ts'
import { Link } from '../../lib/link.tsx'
import { Icon } from '../../ui/icon.tsx'

/** The orders of an account. Until something can be ordered the list is empty, and says so. */
export function OrderList() {
  return (
    <section className="account-section" aria-labelledby="orders">
      <h2 className="display-4" id="orders">
        {orders}
      </h2>
      <p>{noOrders}</p>
      <p className="note">{noOrdersText}</p>
      <Link className="line-link" to="/shop">
        {toShop} <Icon name="arrow" />
      </Link>
    </section>
  )
}
