import {
  addToRecord,
  changeRecord,
  noteStocks as notedStocks,
  takeBought as boughtTaken,
  type Addition,
  type CartLine,
  type ItemFacts,
} from '../../model/cart-record.ts'
import type { CartIntent, OperationRefusal } from '../../model/cart-operations/operation.ts'
import { commit } from './cart-store.ts'

async function change(intent: CartIntent, facts?: ItemFacts): Promise<OperationRefusal | null> {
  let refusal: OperationRefusal | null = null
  await commit((record) => {
    const outcome = changeRecord(record, intent, facts)
    refusal = outcome.refusal
    return outcome.record
  }, 'shopper')
  return refusal
}

/**
 * Adds units of a variant, within the stock the page knows of.
 * @param intentId of an add from before hydration, which counts once whoever asks how often
 * @returns by how much the quantity on screen grew, and whether the intent had been applied before
 */
export async function addItem(addition: Addition, intentId?: string) {
  let outcome: { added: number; refusal: OperationRefusal | null; isKnown: boolean } = {
    ...{ added: 0, refusal: null, isKnown: false },
  }
  await commit((record) => {
    const { added, refusal, record: next } = addToRecord(record, addition, intentId)
    const isKnown = intentId !== undefined && record.applied.includes(intentId)
    outcome = { added, refusal, isKnown }
    return next
  }, 'shopper')
  return outcome
}

type SeenLine = Pick<CartLine, 'variant' | 'wanted' | 'epoch'>

/** A quantity was chosen. It travels as the change from what was on screen, so that others' changes still count. */
export function chooseQuantity({ variant, wanted, epoch }: SeenLine, chosen: number) {
  const delta = chosen - wanted
  return delta === 0 ? null : change({ kind: 'change', variant, delta, epoch })
}

/** Takes a line out: what was on screen of it. */
export const removeLine = ({ variant, wanted: seen, epoch }: SeenLine) =>
  change({ kind: 'remove', variant, epoch, seen })

/** A removed line comes back as a fresh addition. */
export const restoreLine = ({ variant, wanted }: SeenLine, facts: ItemFacts) =>
  change({ kind: 'change', variant, delta: wanted, epoch: 0 }, facts)

/** What the database says there is: the header counts no more than that. */
export const noteStocks = (stocks: ReadonlyMap<string, number>) =>
  commit((record) => notedStocks(record, stocks), 'server')

/** Takes what was bought out of the cart of whoever uses this device; each purchase once, from whichever tab. */
export const takeBought = (
  bought: readonly { variant: string; quantity: number }[],
  purchaseId: string,
) => commit((record) => boughtTaken(record, bought, purchaseId), 'shopper')
