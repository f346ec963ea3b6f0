import { knownUser } from '../stored-session.ts'

/** `cart/cart.ts` looks for it, too. */
const placedKey = 'checkout:placed'

/** An order made on this device. `owner`: who was signed in then, `guest` for nobody. */
export type PlacedOrder = { id: string; key: string; owner: string; at: number }

/** The order paid for last, for who comes back to a checkout that has nothing left to pay for. */
const paidKey = 'checkout:paid'

const mostKept = 10
/** Long enough for a payment that takes days. */
const longestMs = 30 * 24 * 3_600_000
/** Whoever comes later means another order. */
const justPaidMs = 3_600_000

/** The orders of this device that are not known to be paid, or dead; newest first. */
export function listPlaced(): readonly PlacedOrder[] {
  try {
    const list = JSON.parse(localStorage.getItem(placedKey) ?? '[]') as PlacedOrder[]
    return Array.isArray(list) ? list.filter(({ at }) => Date.now() - at < longestMs) : []
  } catch {
    return []
  }
}

function write(list: readonly PlacedOrder[]) {
  try {
    if (list.length) localStorage.setItem(placedKey, JSON.stringify(list))
    else localStorage.removeItem(placedKey)
  } catch {
    // forbidden: the cart keeps what was bought until someone takes it out
  }
}

/** An order was placed here and waits for its payment. */
export function notePlaced(id: string, key: string): void {
  const order = { id, key, owner: knownUser() ?? 'guest', at: Date.now() }
  write([order, ...listPlaced().filter((other) => other.id !== id)].slice(0, mostKept))
}

/** Nothing is to be done for it any more. */
export const forgetPlaced = (id: string): void => write(listPlaced().filter((one) => one.id !== id))

const isTheirs = ({ owner }: PlacedOrder) => owner === 'guest' || owner === knownUser()

/** An order of this device is paid. */
export function notePaid({ id, key, owner }: PlacedOrder): void {
  try {
    localStorage.setItem(paidKey, JSON.stringify({ id, key, owner, at: Date.now() }))
  } catch {
    // forbidden: the mail has the link
  }
}

function readPaid(): PlacedOrder | null {
  try {
    return JSON.parse(localStorage.getItem(paidKey) ?? 'null') as PlacedOrder | null
  } catch {
    return null
  }
}

/**
 * Where the order is shown that whoever uses this device now has just paid for; null where there is none.
 * @param since an instant in milliseconds: what was paid for before it is no news
 */
export function recallPaid(since = 0): string | null {
  const paid = readPaid()
  const isFresh = paid !== null && paid.at >= since && Math.abs(Date.now() - paid.at) < justPaidMs
  return isFresh && isTheirs(paid) ? orderPath(paid.id, paid.key) : null
}

function forgetPaidUnless(isKept: (paid: PlacedOrder) => boolean) {
  const paid = readPaid()
  if (paid && !isKept(paid)) localStorage.removeItem(paidKey)
}

/** What belongs to one owner leaves this device with them. */
export function forgetPlacedOf(owner: string): void {
  write(listPlaced().filter((one) => one.owner !== owner))
  forgetPaidUnless((paid) => paid.owner !== owner)
}

/** Those of whoever uses this device now; what a guest ordered goes along when they sign in. */
export const listOwnPlaced = (): readonly PlacedOrder[] => listPlaced().filter(isTheirs)

/** Whose session ended without a sign-out leaves no order to who comes next. */
export function forgetForeignPlaced(): void {
  write(listOwnPlaced())
  forgetPaidUnless(isTheirs)
}

/** Where an order can be seen by who holds its key. */
export const orderPath = (id: string, key: string): string =>
  `/order/${encodeURIComponent(id)}${key && `?key=${encodeURIComponent(key)}`}`
