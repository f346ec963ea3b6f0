import { maxLineQuantity, type CartIntent } from './operation.ts'

type Change = CartIntent & { kind: 'change' }

/** `null`: they must stay apart. An empty list: together they are nothing. */
type Merged = readonly CartIntent[] | null

const bounded = (units: number, merged: CartIntent): Merged =>
  units <= maxLineQuantity ? [merged] : null

function mergeChanges(first: Change, second: Change): Merged {
  const delta = first.delta + second.delta
  const isAddition = second.delta > 0
  // A reduction and an addition after it may stand on either side of a line's end.
  if (first.delta < 0 && isAddition) return null
  if (delta === 0) return []
  if (first.delta < 0 || isAddition) return bounded(Math.abs(delta), { ...first, delta })
  // Units nobody heard of are taken back first, whatever happens to the line meanwhile.
  return [{ ...second, delta }]
}

/** Units taken away just before a removal count as seen by it; units added just before are taken back. */
function mergeIntoRemoval(first: Change, removal: CartIntent & { kind: 'remove' }): Merged {
  if (removal.seen === undefined) return first.delta < 0 ? [removal] : null
  const seen = removal.seen - first.delta
  if (seen < 0) return null
  // All that was seen was added by this device just before: there is nothing to tell.
  if (seen === 0) return []
  return bounded(seen, { ...removal, seen })
}

function merge(first: CartIntent | undefined, second: CartIntent): Merged {
  if (first?.variant !== second.variant || first.kind === 'remove') return null
  // Another epoch: the line ended between the two.
  const isReduction = second.kind === 'remove' || second.delta < 0
  if (isReduction && first.epoch !== second.epoch) return null
  return second.kind === 'remove' ? mergeIntoRemoval(first, second) : mergeChanges(first, second)
}

/**
 * Fewer operations that mean the same: neighbours on one variant become one. For operations only that have not left the
 * device; what the server may have seen is neither changed nor numbered anew.
 *
 * Where nobody ended the line meanwhile and no bound is met the outcome is equal. Where someone did, units added
 * and taken back before anyone heard of them do not come back.
 */
export function compactIntents<T extends CartIntent>(intents: readonly T[]): T[] {
  const merged: CartIntent[] = []
  for (const intent of intents) {
    const both = merge(merged.at(-1), intent)
    if (both === null) merged.push(intent)
    else merged.splice(-1, 1, ...both)
  }
  return merged as T[]
}
