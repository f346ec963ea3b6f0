/** All a page can do with the cart; loaded in one piece, once it is needed. */
import { currentOwner, guest, onWork, openCart as openStore } from './cart-store.ts'

export { addItem, chooseQuantity, noteStocks, removeLine, restoreLine } from './change-cart.ts'
export { onNews, readCart, subscribeCart, type CartNews, type CartView } from './cart-store.ts'
export { watchCart } from './viewers.ts'

let sync: typeof import('./sync.ts') | null = null
let isAsked = false

/** What sends and hears is for who is signed in; it comes with the first of them. */
async function keepSynced() {
  if (isAsked || currentOwner() === guest) return
  isAsked = true
  try {
    sync = await import('./sync.ts')
    sync.keepSynced()
  } catch {
    isAsked = false // without a network there is nothing to send to; the next change asks again
  }
}

/** The key of `checkout/placed-orders.ts`; a module for it alone would be a request of its own. */
const placedKey = 'checkout:placed'

/** What was bought here, and paid on a page that never came back, leaves the cart. */
function settlePlaced() {
  try {
    if (localStorage.getItem(placedKey) === null) return
  } catch {
    return // storage is forbidden: nothing was noted
  }
  import('../checkout/settle-placed.ts').then(
    (settling) => settling.settlePlaced(),
    () => {}, // the next page asks again
  )
}

/** Reads the cart of this device, and keeps it the same on all devices of who is signed in. */
export async function openCart(): Promise<void> {
  await openStore()
  onWork(() => void keepSynced())
  void keepSynced()
  settlePlaced()
}

/** Reads the cart anew, because something it depends on has changed: a price, a stock. */
export const refreshCart = (): void => sync?.refreshCart()
