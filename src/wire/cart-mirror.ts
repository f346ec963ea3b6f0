import { createListeners } from '../lib/listeners.ts'

/**
 * The cart's number where it can be read before any other code is here: the page's first scripts and the header
 * read it, the cart itself lies in IndexedDB.
 */
export const mirrorKey = 'cart:mirror'
/** Where the cart stood before; see `model/former-cart.ts`. */
export const formerCartKey = 'cart:guest'

/** `items`: units that can be had, as the header counts them. `lines`: all there are, sold out ones included. */
export type CartMirror = { items: number; lines: number }

const none: CartMirror = { items: 0, lines: 0 }
const { subscribe, tell } = createListeners((signal) => {
  const onStorage = ({ key }: StorageEvent) => {
    if (key === mirrorKey || key === null) tell()
  }
  addEventListener('storage', onStorage, { signal })
  addEventListener('pageshow', () => tell(), { signal })
})
let read: { text: string | null; mirror: CartMirror } = { text: null, mirror: none }

const isNumber = (value: unknown) => typeof value === 'number'

function parse(text: string | null): CartMirror {
  try {
    const { items, lines } = JSON.parse(text ?? '{}') as Partial<CartMirror>
    return isNumber(items) && isNumber(lines) ? { items, lines } : none
  } catch {
    return none
  }
}

/** What was shown last on this device, whoever is signed in; the same object until it changes. */
export function readMirror(): CartMirror {
  let text = read.text
  try {
    text = localStorage.getItem(mirrorKey) ?? text
  } catch {
    // where storage is forbidden the number lives as long as the page
  }
  if (text !== read.text) read = { text, mirror: parse(text) }
  return read.mirror
}

/** @param isKept false where the cart itself cannot be kept: a number that outlives it would lie. */
export function writeMirror(mirror: CartMirror, isKept: boolean): void {
  const text = JSON.stringify({ items: mirror.items, lines: mirror.lines })
  try {
    if (isKept) localStorage.setItem(mirrorKey, text)
    else localStorage.removeItem(mirrorKey)
  } catch {
    // the number in memory will do
  }
  if (text === read.text) return
  read = { text, mirror }
  tell()
}

/** Calls back when this tab or another changed the number, and when the page returns from the back-forward cache. */
export const subscribeMirror = subscribe
