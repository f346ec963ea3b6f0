import { emptyDraft, type CheckoutDraft } from '../../model/checkout-draft.ts'
import { knownUser } from '../stored-session.ts'

export const draftKey = 'checkout:draft'
/** An address is kept no longer than it may serve. */
const longestMs = 14 * 24 * 3_600_000

/** An attempt to pay whose answer is not known: sent again with its key, it is the same attempt. */
type Attempt = { key: string; request: string }
type Kept = {
  owner: string
  at: number
  draft: CheckoutDraft
  attempt: Attempt | null
  /** Names a guest's cart to the server, which keeps one reservation for it. */
  cartId: string
}

const guest = 'guest'
/** Where storage is forbidden it lives as long as the page. */
let unsaved: Kept | null = null
/** The last write failed: what is stored is older than what this page knows. */
let isStale = false

/** One owner's draft leaves nothing to another; what a guest typed goes along when they sign in. */
const isTheirs = ({ owner }: Kept, user: string) => owner === user || owner === guest

function readStored(): Kept | null {
  if (isStale) return unsaved
  try {
    return JSON.parse(localStorage.getItem(draftKey) ?? 'null') as Kept | null
  } catch {
    return unsaved // forbidden, or damaged
  }
}

function read(): Kept | null {
  const kept = readStored()
  const isGood = kept && isTheirs(kept, knownUser() ?? guest) && Date.now() - kept.at < longestMs
  return isGood ? kept : null
}

function write(part: Partial<Kept>) {
  const before = read() ?? { draft: emptyDraft, attempt: null, cartId: crypto.randomUUID() }
  unsaved = { ...before, ...part, owner: knownUser() ?? guest, at: Date.now() }
  try {
    localStorage.setItem(draftKey, JSON.stringify(unsaved))
    isStale = false
  } catch {
    isStale = true // full or forbidden: a reload will cost what was typed
  }
}

/** What was filled in on this device by whoever uses it now. */
export function readDraft(): CheckoutDraft {
  const draft = read()?.draft
  return { ...emptyDraft, ...draft, address: { ...emptyDraft.address, ...draft?.address } }
}

export const keepDraft = (draft: CheckoutDraft): void => write({ draft })

/** The id of a guest's cart; an account's is known by whose it is. */
export function guestCartId(): string | undefined {
  if (knownUser() !== null) return undefined
  if (!read()) write({})
  return (read() ?? unsaved)?.cartId
}

/** The order is paid: nothing of it stays. */
export function eraseDraft(): void {
  unsaved = null
  isStale = false
  try {
    localStorage.removeItem(draftKey)
  } catch {
    // then nothing was kept
  }
}

/**
 * The key of an attempt to pay: the same while the same is asked for and no answer has come, on this page or after a
 * reload.
 */
export function attemptKey(request: object): string {
  const text = JSON.stringify(request)
  const known = read()?.attempt
  if (known?.request === text) return known.key
  const key = crypto.randomUUID()
  write({ attempt: { key, request: text } })
  return key
}

/** An answer came: another press is another attempt. */
export const endAttempt = (): void => write({ attempt: null })

/** Whoever leaves this device takes along what they typed. */
export function eraseDraftOf(owner: string): void {
  if (readStored()?.owner === owner) eraseDraft()
}

/** A draft of someone whose session ended without a sign-out is left to nobody. */
export function eraseForeignDraft(): void {
  const kept = readStored()
  if (kept && !isTheirs(kept, knownUser() ?? guest)) eraseDraft()
}

/** This cart is bought. What was typed since, for another one, stays; it starts as a cart of its own. */
export function renewCart(): void {
  if (read()) write({ attempt: null, cartId: crypto.randomUUID() })
}
