import { applyOperation, lifeOf, livingLines } from './cart-operations/cart-state.ts'
import { change, joinGuest, newDeviceCart, screenOf } from './cart-operations/device-cart.ts'
import type { DeviceCart } from './cart-operations/device-cart.ts'
import type { CartAnswerLine, CartIntent, OperationRefusal } from './cart-operations/operation.ts'

/** What the page knew of a variant when the shopper chose it; the server's word, where there is one, goes before it. */
export type ItemFacts = {
  handle: string
  /** Shown only once the catalogue has forgotten it. */
  name?: string
  /** What the shopper saw it cost. */
  priceCents?: number
  /** Units the database had when it was last heard. */
  stock?: number
}

/** All that is kept of one owner's cart on one device: plain data, one record in IndexedDB. */
export type CartRecord = {
  cart: DeviceCart
  items: Readonly<Record<string, ItemFacts>>
  /** Ids of the last intents applied, newest last: one made before hydration never counts twice. */
  applied: readonly string[]
  /** Why the server did not take what was last asked for, by variant, until the shopper's next change. */
  refused: Readonly<Record<string, OperationRefusal>>
  /** True once the server has told of this cart: from then on what comes is news. */
  isHeard?: true
  /** The text of the former `cart:guest` that was taken over: a crash before it is removed must not double it. */
  takenOver?: string
}

/** One line as the screen has it; names, pictures and prices are the catalogue's to add. */
export type CartLine = {
  variant: string
  handle: string
  name?: string
  /** What was asked for, all devices together. */
  wanted: number
  /** What can be had of it, as far as was heard: counted in the header. */
  quantity: number
  /** The life a control must name. */
  epoch: number
  /** Cents when it was last added; null when that is not known. */
  addedPriceCents: number | null
  /** Units there are, as far as was heard. */
  stock: number | null
  /** What the server said of it. */
  told: CartAnswerLine | null
  /** True while the server has not dealt with all of it. */
  isPending: boolean
}

export const rememberedIntents = 50

/** @param device a random uuid. */
export const newCartRecord = (device: string): CartRecord => ({
  cart: newDeviceCart(device),
  items: {},
  applied: [],
  refused: {},
})

/** The lines of a cart, newest first. Guests' operations wait for nobody, so theirs are never pending. */
export function listLines({ cart, items }: CartRecord, isGuest: boolean): CartLine[] {
  const told = new Map(cart.view.lines.map((line) => [line.variant, line]))
  const pending = new Set(cart.log.operations.map(({ variant }) => variant))
  const screen = screenOf(cart)
  return livingLines(screen).map(({ variant, quantity: wanted }) => {
    const line = told.get(variant) ?? null
    const facts = items[variant]
    const stock = line ? line.stock : (facts?.stock ?? null)
    return {
      variant,
      handle: line?.handle ?? facts?.handle ?? '',
      name: line?.title ?? facts?.name,
      wanted,
      quantity: Math.min(wanted, line?.note === 'not_sold' ? 0 : (stock ?? wanted)),
      epoch: lifeOf(screen, variant).epoch,
      addedPriceCents: line?.addedPriceCents ?? facts?.priceCents ?? null,
      stock,
      told: line,
      isPending: !isGuest && pending.has(variant),
    }
  })
}

/** The number beside the cart's icon. */
export const countItems = (lines: readonly Pick<CartLine, 'quantity'>[]): number =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0)

export const findLine = <T extends { variant: string }>(lines: readonly T[], variant: string) =>
  lines.find((line) => line.variant === variant)

/** Facts of what is neither in the cart nor to be told of are forgotten. */
function prune(record: CartRecord): CartRecord {
  const living = new Set(livingLines(screenOf(record.cart)).map(({ variant }) => variant))
  const items = Object.entries(record.items).filter(
    ([variant]) => living.has(variant) || variant in record.refused,
  )
  return { ...record, items: Object.fromEntries(items) }
}

/**
 * What a control asked for joins the log; what can be seen to be refused does not.
 * @param facts what the page knows of the variant; what it does not know stays as it was
 */
export function changeRecord(
  record: CartRecord,
  intent: CartIntent,
  facts?: ItemFacts,
): { record: CartRecord; refusal: OperationRefusal | null } {
  const { refusal } = applyOperation(screenOf(record.cart), intent)
  if (refusal) return { record, refusal }
  const { variant } = intent
  const items = facts
    ? { ...record.items, [variant]: { ...record.items[variant], ...facts } }
    : record.items
  const cart = change(record.cart, intent)
  return { record: prune({ ...record, cart, items, refused: {} }), refusal: null }
}

export type Addition = { variant: string; quantity: number; facts: ItemFacts }

/**
 * Adds units, as many as the known stock allows on top of what can be had already. An intent from before hydration counts
 * once, by its id.
 * @returns by how much the quantity on screen grew
 */
export function addToRecord(
  record: CartRecord,
  { variant, quantity, facts }: Addition,
  intentId?: string,
): { record: CartRecord; added: number; refusal: OperationRefusal | null } {
  if (intentId !== undefined && record.applied.includes(intentId))
    return { record, added: 0, refusal: null }
  const remember = (next: CartRecord) =>
    intentId === undefined
      ? next
      : { ...next, applied: [...next.applied, intentId].slice(-rememberedIntents) }
  const { quantity: wanted, epoch } = lifeOf(screenOf(record.cart), variant)
  const stock = facts.stock ?? Infinity
  const had = Math.min(wanted, stock)
  const delta = Math.min(had + quantity, stock, 99) - wanted
  if (delta <= 0)
    return { record: remember(record), added: 0, refusal: had >= 99 ? 'line_full' : null }
  const intent: CartIntent = { kind: 'change', variant, delta, epoch }
  const { record: next, refusal } = changeRecord(record, intent, facts)
  return { record: remember(next), added: refusal ? 0 : wanted + delta - had, refusal }
}

/**
 * Takes out what was bought, as far as it is still there: units added since stay. A purchase counts once, by its id.
 */
export function takeBought(
  record: CartRecord,
  bought: readonly { variant: string; quantity: number }[],
  purchaseId: string,
): CartRecord {
  if (record.applied.includes(purchaseId)) return record
  const cart = bought.reduce((before, { variant, quantity }) => {
    const { quantity: wanted, epoch } = lifeOf(screenOf(before), variant)
    const delta = -Math.min(quantity, wanted)
    return delta ? change(before, { kind: 'change', variant, delta, epoch }) : before
  }, record.cart)
  const applied = [...record.applied, purchaseId].slice(-rememberedIntents)
  return prune({ ...record, cart, applied, refused: {} })
}

/** What the database says of stocks, for lines the server has not told of: a guest's. The same record when it is known. */
export function noteStocks(record: CartRecord, stocks: ReadonlyMap<string, number>): CartRecord {
  const news = [...stocks].filter(
    ([variant, stock]) => record.items[variant] && record.items[variant].stock !== stock,
  )
  if (!news.length) return record
  const changed = news.map(([variant, stock]) => [variant, { ...record.items[variant]!, stock }])
  return {
    ...record,
    items: { ...record.items, ...(Object.fromEntries(changed) as CartRecord['items']) },
  }
}

/** A guest signs in: the account's record with what the guest had. Store it and an empty guest's in one transaction. */
export const joinRecords = (account: CartRecord, guest: CartRecord): CartRecord => ({
  ...account,
  cart: joinGuest(account.cart, guest.cart),
  items: { ...guest.items, ...account.items },
  applied: [...account.applied, ...guest.applied].slice(-rememberedIntents),
})

/** Variants whose quantity differs between two states of a cart, with what they are now. */
export function compareLines(
  before: readonly CartLine[],
  after: readonly CartLine[],
): { variant: string; quantity: number; line: CartLine }[] {
  const lines = new Map([...before, ...after].map((line) => [line.variant, line]))
  const wantedIn = (list: readonly CartLine[], variant: string) =>
    findLine(list, variant)?.wanted ?? 0
  return [...lines.values()]
    .filter(({ variant }) => wantedIn(before, variant) !== wantedIn(after, variant))
    .map((line) => ({ variant: line.variant, quantity: wantedIn(after, line.variant), line }))
}
