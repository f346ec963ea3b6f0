import {
  joinGuestWishlist,
  listUnsent,
  mergeWishlists,
  type Wishlist,
  type WishlistAnswer,
} from '../../model/wishlist.ts'
import { withLock } from '../cart/with-lock.ts'
import { knownUser } from '../stored-session.ts'
import { callOwn, readOwn } from './call-own.ts'
import {
  eraseWishlist,
  guest,
  readWishlist,
  writeWishlist,
  type StoredWishlist,
} from './wishlist-store.ts'

/** As many as `apply_wishlist_operations` takes. */
const mostOperations = 200

/** Longer than a call takes. Flips are counted, so they may be sent twice. */
const lockPatienceMs = 20_000

/** What the server has, laid under what this device knows. Newest change first there, last here. */
function layAnswer(kept: StoredWishlist, { items }: WishlistAnswer): StoredWishlist {
  const server = Object.fromEntries(items.map(({ product, flips }) => [product, flips]))
  const flips = mergeWishlists(kept.flips, server)
  const known = items.toReversed().map(({ product, handle }) => [product, handle ?? ''] as const)
  const unsent = listUnsent(flips, server).map(
    ({ product }) => [product, kept.handles[product] ?? ''] as const,
  )
  // A product that is sent moves to the end: an object keeps the place a key had first.
  const moved = new Set(unsent.map(([product]) => product))
  const handles = [...known.filter(([product]) => !moved.has(product)), ...unsent]
  return { flips, server, handles: Object.fromEntries(handles) }
}

/** What the server will not take is no longer asked of it. */
function dropRefused(kept: StoredWishlist, refused: Wishlist): StoredWishlist {
  const entries = Object.entries(kept.flips).flatMap(([product, flips]) => {
    const isDropped = (refused[product] ?? 0) >= flips
    const known = kept.server[product]
    return isDropped
      ? known === undefined
        ? []
        : [[product, known] as const]
      : [[product, flips] as const]
  })
  return { ...kept, flips: Object.fromEntries(entries) }
}

/** What a guest saved on this device joins the account's, which has been read just now. */
function takeGuest(user: string): void {
  const waiting = readWishlist(guest)
  if (!Object.keys(waiting.flips).length) return
  writeWishlist(user, (kept) => ({
    ...kept,
    flips: joinGuestWishlist(kept.flips, waiting.flips),
    handles: { ...waiting.handles, ...kept.handles },
  }))
  eraseWishlist(guest)
}

async function sendUnsent(user: string): Promise<void> {
  const { flips, server } = readWishlist(user)
  const operations = listUnsent(flips, server).slice(0, mostOperations)
  if (!operations.length) return
  const answer = await callOwn<WishlistAnswer>(user, 'apply_wishlist_operations', { operations })
  if (answer.kind === 'refused' || knownUser() !== user) return
  const rejected = (answer.value.rejected ?? []).map(({ at }) => operations[at]!)
  const refused = Object.fromEntries(rejected.map(({ product, flips }) => [product, flips]))
  writeWishlist(user, (kept) => dropRefused(layAnswer(kept, answer.value), refused))
  await sendUnsent(user)
}

async function sync(): Promise<void> {
  const user = knownUser()
  if (user === null) return
  const answer = await readOwn<WishlistAnswer>(user, 'rpc/read_wishlist')
  // Whoever has signed out meanwhile leaves nothing here.
  if (answer.kind === 'refused' || knownUser() !== user) return
  writeWishlist(user, (kept) => layAnswer(kept, answer.value))
  takeGuest(user)
  await sendUnsent(user)
}

/** Makes the wishlist of who is signed in the same here and there; a silent network leaves it for the next time. */
export const syncWishlist = (): Promise<void> => withLock('wishlist', sync, lockPatienceMs)

/** Sends what was changed here just now. */
export const sendWishlist = (user: string): Promise<void> =>
  withLock('wishlist', () => sendUnsent(user), lockPatienceMs)

/** How many changes the server has not heard of. */
export function countUnsent(user: string): number {
  const { flips, server } = readWishlist(user)
  return listUnsent(flips, server).length
}

/** Another device told what it did; `items` is null where there are too many to tell. */
export function hearWishlist(user: string, message: Partial<WishlistAnswer>): void {
  if (knownUser() !== user) return
  if (!message.items) return void syncWishlist()
  writeWishlist(user, (kept) => layAnswer(kept, { version: 0, items: message.items! }))
}
