import { createListeners } from '../../lib/listeners.ts'
import { flip } from '../../model/wishlist.ts'
import { knownUser, onSession } from '../stored-session.ts'
import { reduceForeignWishlists } from './foreign-wishlists.ts'
import type { StoredWishlist } from './stored-wishlist.ts'

export type { StoredWishlist } from './stored-wishlist.ts'

export const guest = 'guest'
const none: StoredWishlist = { flips: {}, server: {}, handles: {} }
const keyOf = (owner: string) => `wishlist:${owner}`
const { subscribe, tell } = createListeners(watch)
const seen = new Map<string, { text: string | null; wishlist: StoredWishlist }>()

/** Whoever uses this device now. */
export const wishlistOwner = (): string => knownUser() ?? guest

function parse(text: string | null): StoredWishlist {
  try {
    return { ...none, ...(JSON.parse(text ?? '{}') as Partial<StoredWishlist>) }
  } catch {
    return none // damaged: what an account saved comes back from the server
  }
}

/** An owner's wishlist on this device; the same object until it changes. */
export function readWishlist(owner: string = wishlistOwner()): StoredWishlist {
  const before = seen.get(owner)
  let text = before?.text ?? null
  try {
    text = localStorage.getItem(keyOf(owner))
  } catch {
    // storage is forbidden: what this page knows stays
  }
  if (before && before.text === text) return before.wishlist
  const wishlist = parse(text)
  seen.set(owner, { text, wishlist })
  return wishlist
}

/** Puts another wishlist in the place of an owner's. Reading and writing in one go: no other tab comes between. */
export function writeWishlist(
  owner: string,
  write: (wishlist: StoredWishlist) => StoredWishlist,
): void {
  const before = readWishlist(owner)
  const wishlist = write(before)
  let text: string | null = JSON.stringify(wishlist)
  if (text === JSON.stringify(before)) return
  try {
    localStorage.setItem(keyOf(owner), text)
  } catch {
    text = seen.get(owner)?.text ?? null // full or forbidden: it lives as long as the page
  }
  seen.set(owner, { text, wishlist })
  tell()
}

/** "Save" was pressed, or pressed again. */
export function flipSaved(product: string, handle: string): void {
  writeWishlist(wishlistOwner(), ({ flips, server, handles }) => {
    const { [product]: _, ...others } = handles
    return { server, flips: flip(flips, product), handles: { ...others, [product]: handle } }
  })
}

/** Nothing of an owner's wishlist stays on this device. */
export function eraseWishlist(owner: string): void {
  seen.delete(owner)
  try {
    localStorage.removeItem(keyOf(owner))
  } catch {
    // then nothing was kept
  }
  tell()
}

/** Nobody who has gone leaves more here than what the server must still hear. */
export function leaveForeign(): void {
  const user = knownUser()
  for (const owner of seen.keys()) if (owner !== guest && owner !== user) seen.delete(owner)
  reduceForeignWishlists([guest, wishlistOwner()], parse)
}

function onOther() {
  leaveForeign()
  tell()
}

function watch(signal: AbortSignal) {
  const onStorage = ({ key }: StorageEvent) => {
    if (key === null || key.startsWith('wishlist:')) tell()
  }
  addEventListener('storage', onStorage, { signal })
  signal.addEventListener('abort', onSession(onOther))
  leaveForeign()
}

/** Calls back when the wishlist, or whose it is, has changed in this tab or another. */
export const subscribeWishlist = subscribe
