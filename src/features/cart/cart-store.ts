import {
  applyIntent,
  applyOperation,
  emptyCart,
  findLine,
  type Cart,
  type CartOperation,
} from '../../model/cart.ts'
import { parseCart } from '../../model/cart-parse.ts'

const storageKey = 'cart:guest'
const listeners = new Set<() => void>()

/** Where storage is forbidden or full the cart lives as long as the page. */
let unsaved: string | null = null
let parsed: { text: string | null; cart: Cart } = { text: null, cart: emptyCart }

function readText(): string | null {
  if (unsaved !== null) return unsaved
  try {
    return localStorage.getItem(storageKey)
  } catch {
    return null
  }
}

function writeText(text: string) {
  try {
    localStorage.setItem(storageKey, text)
    unsaved = null
  } catch {
    unsaved = text
  }
}

/** The cart of this device now; the same object until it changes. */
export function readCart(): Cart {
  const text = readText()
  if (text !== parsed.text) parsed = { text, cart: parseCart(text) }
  return parsed.cart
}

const tell = () => listeners.forEach((listener) => listener())

function onStorage({ key }: StorageEvent) {
  if (key === storageKey || key === null) tell()
}

/** Calls back when this tab or another changed the cart, and when the page returns from the back-forward cache. */
export function subscribeCart(listener: () => void): () => void {
  if (!listeners.size) {
    window.addEventListener('storage', onStorage)
    window.addEventListener('pageshow', tell)
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size) return
    window.removeEventListener('storage', onStorage)
    window.removeEventListener('pageshow', tell)
  }
}

/**
 * One writer at a time among all tabs. Without locks (plain HTTP in a local network) a write is still one tick; where
 * storage is forbidden locks are too, and there is nothing to share.
 */
async function withLock<T>(write: () => T): Promise<T> {
  if (!navigator.locks) return write()
  let isGranted = false
  const granted = () => {
    isGranted = true
    return write()
  }
  return navigator.locks.request('cart', granted).catch((error: unknown) => {
    if (isGranted) throw error
    return write()
  })
}

/**
 * Changes the cart on this device: every tab shows it at once.
 * @param intentId names an operation from before hydration; it is applied once, whoever asks how often
 * @returns by how much the line's quantity changed; less than asked for where stock or the limits of a cart end it
 */
export function changeCart(operation: CartOperation, intentId?: string): Promise<number> {
  return withLock(() => {
    const before = readCart()
    const after = intentId
      ? applyIntent(before, intentId, operation)
      : applyOperation(before, operation)
    if (after === before) return 0
    writeText(JSON.stringify(after))
    tell()
    const quantityIn = (cart: Cart) => findLine(cart, operation.variant)?.quantity ?? 0
    return quantityIn(after) - quantityIn(before)
  })
}
