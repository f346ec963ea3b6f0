import {
  compareLines,
  countItems,
  joinRecords,
  listLines,
  newCartRecord,
  type CartLine,
  type CartRecord,
} from '../../model/cart-record.ts'
import type { OperationRefusal } from '../../model/cart-operations/operation.ts'
import { takeOver } from '../../model/former-cart.ts'
import { formerCartKey, writeMirror } from '../cart-mirror.ts'
import { knownUser, onSession } from '../stored-session.ts'
import {
  areRecordsKept,
  forgetRecord,
  listOwners,
  rememberRecord,
  updateRecords,
  type Records,
} from './record-store.ts'
import { joinTabs, tellTabs, type Origin } from './tabs.ts'

export const guest = 'guest'

/** The cart of whoever uses this device now, as the screen has it. The same object until it changes. */
export type CartView = {
  owner: string
  lines: readonly CartLine[]
  /** Units in the header. */
  count: number
  /** Why the last change was not taken, by variant, with a name for what is no line. */
  refused: readonly { variant: string; code: OperationRefusal; name: string }[]
}

/** What the server told. */
export type CartNews = {
  /** What another device did: `quantity` is what is wanted now, 0 for a line that went. */
  changes: readonly { variant: string; quantity: number; line: CartLine }[]
  /** What was not taken of what this device asked for. */
  refused: CartView['refused']
}

const fresh = () => newCartRecord(crypto.randomUUID())
const listeners = new Set<() => void>()
const newsListeners = new Set<(news: CartNews) => void>()
const workListeners = new Set<() => void>()

let owner = guest
let record = fresh()
let view: CartView = look()

function look(): CartView {
  const lines = listLines(record, owner === guest)
  const refused = Object.entries(record.refused).map(([variant, code]) => {
    const { name, handle } = record.items[variant] ?? {}
    return { variant, code, name: name ?? handle ?? '' }
  })
  return { owner, lines, count: countItems(lines), refused }
}

export const readCart = (): CartView => view
export const currentOwner = (): string => owner
/** The record behind the view, for what sends and hears. */
export const currentRecord = (): CartRecord => record

export function subscribeCart(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Calls back with what the server told, in every tab. */
export function onNews(listener: (news: CartNews) => void) {
  newsListeners.add(listener)
  return () => void newsListeners.delete(listener)
}

/** Calls back when there may be something to send, or another owner. */
export function onWork(listener: () => void) {
  workListeners.add(listener)
  return () => void workListeners.delete(listener)
}

function show(of: string, next: CartRecord, origin: Origin) {
  rememberRecord(of, next)
  if (of !== owner) return
  const before = { view, isHeard: record.isHeard === true }
  record = next
  view = look()
  writeMirror({ items: view.count, lines: view.lines.length }, areRecordsKept())
  for (const listener of listeners) listener()
  // The first word of the server is no change: it is how the cart was found.
  if (origin === 'shopper' || !before.isHeard) return
  const changes = compareLines(before.view.lines, view.lines).filter(
    ({ variant }) => !(variant in next.refused),
  )
  const known = new Set(before.view.refused.map(({ variant }) => variant))
  const refused = view.refused.filter(({ variant }) => !known.has(variant))
  if (!changes.length && !refused.length) return
  for (const listener of newsListeners) listener({ changes, refused })
}

const wake = () => workListeners.forEach((listener) => listener())

/**
 * Changes a record on this device: every tab shows it at once.
 * @param of whose; the current owner's unless said otherwise. What the server says of a record that was erased
 * meanwhile is not stored.
 */
export async function commit(
  write: (record: CartRecord) => CartRecord,
  origin: Origin,
  of = owner,
): Promise<CartRecord> {
  let isChanged = false
  const next = await updateRecords([of], (records) => {
    const before = records.get(of) ?? fresh()
    if (origin === 'server' && !records.has(of)) return before
    const after = write(before)
    isChanged = after !== before
    if (isChanged) records.set(of, after)
    return after
  })
  if (isChanged) {
    show(of, next, origin)
    tellTabs({ owner: of, origin })
  }
  if (origin === 'shopper') wake()
  return next
}

/** What localStorage held before, and what a guest chose before signing in, comes along. */
function gather(records: Records, user: string | null): CartRecord {
  let waiting = records.get(guest) ?? fresh()
  const former = readFormer()
  if (former !== null) waiting = takeOver(waiting, former)
  if (user === null) {
    if (former !== null || !records.has(guest)) records.set(guest, waiting)
    return waiting
  }
  const hasLines = listLines(waiting, true).length > 0
  const account = records.get(user) ?? fresh()
  const joined = hasLines ? joinRecords(account, waiting) : account
  records.set(user, joined)
  if (hasLines) records.set(guest, { ...fresh(), takenOver: waiting.takenOver })
  return joined
}

function readFormer(): string | null {
  try {
    return localStorage.getItem(formerCartKey)
  } catch {
    return null
  }
}

async function takeOwner(user: string | null): Promise<void> {
  const next = user ?? guest
  const found = await updateRecords([guest, next], (records) => gather(records, user))
  if (areRecordsKept()) removeFormer()
  const former = owner
  owner = next
  if (former !== next) record = found // another's cart is no news of this one
  if (former !== next && former !== guest) await leaveBehind(former)
  show(next, found, 'shopper')
  tellTabs({ owner: next, origin: 'shopper' })
  wake()
}

/** Whose session ended without a sign-out leaves only what was never sent; all else the server has. */
async function leaveBehind(former: string) {
  await updateRecords([former], (records) => {
    if (!records.get(former)?.cart.log.operations.length) records.delete(former)
  })
  if (areRecordsKept()) forgetRecord(former)
  // Their wishlist, too; where its code does not come the next page that has it sees to that.
  import('../auth/wishlist-store.ts').then(
    ({ leaveForeign }) => leaveForeign(),
    () => {},
  )
  import('../checkout/leave-foreign-orders.ts').then(
    ({ leaveForeignOrders }) => leaveForeignOrders(),
    () => {},
  )
}

function removeFormer() {
  try {
    localStorage.removeItem(formerCartKey)
  } catch {
    // then it was not read either
  }
}

async function reread(origin: Origin): Promise<void> {
  const of = owner
  const found = await updateRecords([of], (records) => records.get(of) ?? fresh())
  show(of, found, origin)
}

let opening: Promise<void> | undefined

/** Reads the cart of this device and follows who uses it; once for each page. */
export function openCart(): Promise<void> {
  opening ??= start()
  return opening
}

async function start() {
  joinTabs(
    ({ owner: of, origin }) => {
      if (of !== owner) return
      void reread(origin)
      if (origin === 'shopper') wake()
    },
    () => void followOwner(),
  )
  onSession(() => void followOwner())
  await takeOwner(knownUser())
  // Sessions may have ended on pages that had no cart.
  for (const other of await listOwners())
    if (![guest, owner].includes(other)) await leaveBehind(other)
}

async function followOwner() {
  const user = knownUser()
  if ((user ?? guest) === owner) return reread('shopper')
  await takeOwner(user)
}

/** Erases an owner's cart from this device. Their next sign-in starts from what the server knows. */
export async function eraseRecord(of: string): Promise<void> {
  await updateRecords([of], (records) => void records.delete(of))
  forgetRecord(of)
  if (of === owner) show(of, fresh(), 'shopper')
  tellTabs({ owner: of, origin: 'shopper' })
}
