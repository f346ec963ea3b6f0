import * as words from '#messages/checkout.ts'
import { tellRefusal } from './tell-refusal.ts'
import type { Price } from './use-price.ts'

type Known = Pick<Price, 'lines' | 'quote' | 'isCurrent' | 'refusal' | 'error'> & {
  delivery: Pick<Price['delivery'], 'rate' | 'isFetching'>
}

/** Why there is no total to pay yet, in words; null where there is one. */
export function tellMissing(price: Known, isOffline: boolean): string | null {
  const { lines, quote, isCurrent, refusal, error, delivery } = price
  if (!lines.length) return words.deliveryNeedsThings
  if (quote && isCurrent) return null
  if (refusal) return tellRefusal(refusal, 'stripe').words
  if (isOffline) return words.totalOffline
  if (error) return words.totalFailed
  return delivery.rate || delivery.isFetching ? words.counting : words.deliveryMissing
}
