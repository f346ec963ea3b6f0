import '../../styles/order.css'
import * as words from '#messages/order.ts'
import { linenAlt } from '#messages/empty-state.ts'
import { Link } from '../../lib/link.tsx'
import { siteImages } from '../../model/site-images.ts'
import { Room } from '../../ui/room.tsx'

/** No order, or none that who asks may see: the two are not told apart. */
export function OrderUnknown() {
  return (
    <Room image={{ ...siteImages.linen, alt: linenAlt }} className="room-low order-unknown" isFirst>
      <h1 className="display-2">{words.unknownTitle}</h1>
      <p className="lead">{words.unknownText}</p>
      <p className="room-links">
        <Link className="button button-ink" to="/account/orders">
          {words.signIn}
        </Link>
        <Link className="line-link" to="/shop">
          {words.toShop}
        </Link>
      </p>
    </Room>
  )
}
