import type { CSSProperties } from 'react'
import { freeDelivery, freeDeliveryName, toFreeDelivery } from '#messages/cart-lines.ts'
import { freeDeliveryCents, measureDelivery } from '../../model/free-delivery.ts'
import { formatPrice } from '../../model/format-price.ts'

/** How far it is to free delivery: a hairline that fills. It informs; it does not cheer. */
export function DeliveryProgress({ subtotal }: { subtotal: number }) {
  const { missingCents, part } = measureDelivery(subtotal)
  const style = { '--part': `${(part * 100).toFixed(1)}%` } as CSSProperties
  return (
    <div className="progress">
      <p>
        {missingCents > 0 ? (
          <>
            <span className="number">{formatPrice(missingCents)}</span> {toFreeDelivery}
          </>
        ) : (
          freeDelivery
        )}
      </p>
      <div
        className="progress-track"
        role="progressbar"
        aria-label={freeDeliveryName}
        aria-valuemin={0}
        aria-valuemax={freeDeliveryCents / 100}
        aria-valuenow={Math.min(subtotal, freeDeliveryCents) / 100}
      >
        <i style={style} />
      </div>
    </div>
  )
}
