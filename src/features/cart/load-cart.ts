import { formerCartKey, readMirror } from '../../wire/cart-mirror.ts'
import { knownUser } from '../../wire/stored-session.ts'

type Cart = typeof import('../../wire/cart/cart.ts')

let cart: Cart | null = null
let loading: Promise<Cart> | undefined
const waiting = new Set<() => void>()

/**
 * Brings the cart: its log, its storage, and for who is signed in what keeps it the same on every device. No first load
 * of a guest with an empty cart has it.
 * @throws when its code does not come; the next call asks again
 */
export function loadCart(): Promise<Cart> {
  loading ??= open().catch((error: unknown) => {
    loading = undefined
    throw error
  })
  return loading
}

async function open(): Promise<Cart> {
  const module = await import('../../wire/cart/cart.ts')
  await module.openCart()
  cart = module
  for (const listener of waiting) listener()
  waiting.clear()
  tellNews(module)
  return module
}

/** A guest's cart is changed by nobody else. */
function tellNews(module: Cart) {
  let isAsked = false
  const ask = () => {
    if (isAsked || module.readCart().owner === 'guest') return
    isAsked = true
    import('./cart-news.ts').then(
      ({ followNews }) => followNews(module),
      () => (isAsked = false), // without it changes are seen, not said
    )
  }
  module.subscribeCart(ask)
  ask()
}

/** The cart if it is here already. */
export const getLoadedCart = (): Cart | null => cart

/** Calls back once the cart is here. */
export function onCartLoaded(listener: () => void): () => void {
  waiting.add(listener)
  return () => waiting.delete(listener)
}

/** False where the cart is known to be empty: then nothing of it needs to be loaded to show it. */
export function mayHaveCart(): boolean {
  try {
    if (localStorage.getItem(formerCartKey) !== null) return true
  } catch {
    return false // storage is forbidden: a new page has an empty cart
  }
  return readMirror().lines > 0 || knownUser() !== null
}
