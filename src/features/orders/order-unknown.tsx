import '../../styles/order.css'
import * as words from '#messages/order.ts'
import { Link } from '../../lib/link.tsx'

/** No order, or none that who asks may see: the two are not told apart. */
export function OrderUnknown() {
  return (
    <div className="width order">
      <section className="order-opening">
        <h1 className="display-2">{words.unknownTitle}</h1>
        <p className="lead">{words.unknownText}</p>
        <p className="order-ways">
          <Link className="button button-quiet" to="/account/orders">
            {words.signIn}
          </Link>
          <Link className="line-link" to="/shop">
            {words.toShop}
          </Link>
        </p>
      </section>
    </div>
  )
}
