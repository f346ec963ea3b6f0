import {
  maxCartLines,
  maxLineQuantity,
  type CartAnswer,
  type CartIntent,
  type OperationRefusal,
} from './operation.ts'

/** One line of a cart. With quantity 0 it is no line any more, but its epoch still counts. */
export type Life = {
  quantity: number
  /** Rises by one each time the line reaches zero or is removed. */
  epoch: number
}

/** Lives by variant, the line that began last at the end. */
export type CartState = ReadonlyMap<string, Life>

export const emptyState: CartState = new Map()

const unborn: Life = { quantity: 0, epoch: 0 }

/** The life a control must name in its operation. */
export const lifeOf = (state: CartState, variant: string): Life => state.get(variant) ?? unborn

/** Variants with at least one unit and how many, the newest line first. */
export const livingLines = (state: CartState): { variant: string; quantity: number }[] =>
  [...state]
    .filter(([, { quantity }]) => quantity > 0)
    .map(([variant, { quantity }]) => ({ variant, quantity }))
    .toReversed()

/** The state the server tells of. What can be had is another question than what is wanted. */
export function stateOf({ lines, ended }: Pick<CartAnswer, 'lines' | 'ended'>): CartState {
  const past = Object.entries(ended).map(([variant, epoch]) => [variant, { quantity: 0, epoch }])
  const living = lines.map(({ variant, wanted, epoch }) => [variant, { quantity: wanted, epoch }])
  return new Map([...past, ...living.toReversed()] as [string, Life][])
}

type Applied = {
  /** The very same state when nothing changed. */
  state: CartState
  refusal: OperationRefusal | null
}

function put(state: CartState, variant: string, life: Life): CartState {
  const next = new Map(state)
  const isNew = life.quantity > 0 && lifeOf(state, variant).quantity === 0
  if (isNew) next.delete(variant)
  return next.set(variant, life)
}

/** Additions count whatever happened to the line meanwhile. */
function add(state: CartState, variant: string, delta: number): Applied {
  const { quantity, epoch } = lifeOf(state, variant)
  if (quantity >= maxLineQuantity) return { state, refusal: 'line_full' }
  if (quantity === 0 && livingLines(state).length >= maxCartLines)
    return { state, refusal: 'cart_full' }
  const life = { quantity: Math.min(quantity + delta, maxLineQuantity), epoch }
  return { state: put(state, variant, life), refusal: null }
}

/**
 * Applies what one control asked for: the rule the server follows, so that a device can show the outcome ahead.
 * Whether a variant is sold is for the server to judge.
 */
export function applyOperation(state: CartState, operation: CartIntent): Applied {
  const { kind, variant, epoch } = operation
  if (kind === 'change' && operation.delta > 0) return add(state, variant, operation.delta)
  const life = lifeOf(state, variant)
  // A later epoch than the line has is the life the device's own operations would have begun, had not someone
  // else's additions kept the line alive: it is this life the shopper meant.
  if (life.quantity === 0 || epoch < life.epoch) return { state, refusal: null }
  const taken = kind === 'change' ? -operation.delta : (operation.seen ?? life.quantity)
  const quantity = Math.max(life.quantity - taken, 0)
  const hasEnded = kind === 'remove' || quantity === 0
  const next = { quantity, epoch: life.epoch + (hasEnded ? 1 : 0) }
  return { state: put(state, variant, next), refusal: null }
}

/** What the screen shows: the server's state with the operations on top that it has not answered yet. */
export const rebase = (server: CartState, pending: readonly CartIntent[]): CartState =>
  pending.reduce((state, operation) => applyOperation(state, operation).state, server)
