import {
  cutNote,
  goneNote,
  justAdded,
  onlyLeft,
  priceNote,
  soldOutNote,
  unreadNote,
} from '#messages/cart-lines.ts'
import { changedNote } from '#messages/cart-news.ts'
import { itemName } from '#messages/cart.ts'
import type { PricedLine } from '../../model/cart-lines.ts'
import { formatPrice } from '../../model/format-price.ts'

const scarce = 5

/** The name controls of a line carry: the title, with its variant where there are several. */
export const nameLine = ({ title, variantWords }: PricedLine) => itemName(title, variantWords)

/** What is told of a line besides its state. */
type Telling = { isNew: boolean; isChanged: boolean; isReading: boolean }

function noteStock(line: PricedLine, { isNew, isChanged }: Telling): string | null {
  const { quantity, wanted, stock, formerCents, unitCents } = line
  if (wanted > quantity) return cutNote(wanted, quantity)
  if (formerCents !== null) return priceNote(formatPrice(formerCents), formatPrice(unitCents))
  const news = isNew ? justAdded : isChanged && changedNote
  return [news, stock <= scarce && onlyLeft(stock)].filter(Boolean).join(' ') || null
}

/** What must be said about a line, in the line; null when there is nothing to say. */
export function noteLine(line: PricedLine, telling: Telling): string | null {
  switch (line.state) {
    case 'unknown':
      return telling.isReading ? null : unreadNote
    case 'gone':
      return goneNote
    case 'sold-out':
      return soldOutNote
    case 'available':
      return noteStock(line, telling)
  }
}
