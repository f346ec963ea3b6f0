import * as words from '#messages/checkout.ts'
import { CheckoutHeader } from '../features/checkout/checkout-header.tsx'
import { useOffline } from '../ui/use-offline.ts'

/** While checkout itself is on its way. */
export function CheckoutComing() {
  const isOffline = useOffline()
  return (
    <div className="checkout">
      <CheckoutHeader />
      <div className="width">
        <div className="ledger">
          <section data-region="" aria-busy={!isOffline}>
            <h1 className="display-2">{words.checkout}</h1>
            <p className={isOffline ? 'form-waits' : 'hidden-words'} role="status">
              {isOffline ? words.comingOffline : words.coming}
            </p>
          </section>
        </div>
      </div>
    </div>
  )
}
