import { useSyncExternalStore } from 'react'
import { readMirror, subscribeMirror } from '../../wire/cart-mirror.ts'
import { readIntents, subscribeIntents } from '../../wire/kept-intents.ts'

function subscribe(listener: () => void): () => void {
  const ends = [subscribeMirror(listener), subscribeIntents(listener)]
  return () => ends.forEach((end) => end())
}

/** What the cart holds and what is on its way into it, as the page's first script has counted. */
const count = () => readIntents().reduce((sum, { quantity }) => sum + quantity, readMirror().items)

/** The number in the header, known without the cart itself. 0 until hydrated, for a file knows no cart. */
export const useCartCount = (): number => useSyncExternalStore(subscribe, count, () => 0)
