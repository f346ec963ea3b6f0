import {
  changedElsewhere,
  goneElsewhere,
  manyElsewhere,
  refusals,
  something,
} from '#messages/cart-news.ts'
import { announce } from '../../lib/announce.ts'
import type { CartNews, onNews } from '../../wire/cart/cart.ts'
import { findLineName, highlight } from './highlights.ts'

function describe({ changes, refused }: CartNews): string {
  const taken = refused.map(({ code, name, variant }) =>
    refusals[code](findLineName(variant) ?? (name || something)),
  )
  if (changes.length > 2) return [manyElsewhere, ...taken].join(' ')
  const words = changes.map(({ quantity, variant, line }) => {
    const name = findLineName(variant) ?? line.name ?? ''
    return quantity > 0 ? changedElsewhere(name, quantity) : goneElsewhere(name)
  })
  return [...words, ...taken].join(' ')
}

/** Points out, and says, what another device did to the cart and what the server did not take. */
export function followNews(cart: { onNews: typeof onNews }): void {
  cart.onNews((news) => {
    highlight(news.changes.map(({ variant }) => variant))
    if (document.visibilityState === 'visible') announce(describe(news))
  })
}
