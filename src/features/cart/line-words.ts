import {
  cutNote,
  goneNote,
  justAdded,
  onlyLeft,
  priceNote,
  soldOutNote,
  unreadNote,
} from '#messages/cart-lines.ts'
import { itemName } from '#messages/cart.ts'
import type { PricedLine } from '../../model/cart-lines.ts'
import { formatPrice } from '../../model/format-price.ts'

const scarce = 5

/** The name controls of a line carry: the title, with its variant where there are several. */
export const nameLine = ({ title, variantWords }: PricedLine) => itemName(title, variantWords)

function noteStock(line: PricedLine, isNew: boolean): string | null {
  const { quantity, wanted, stock, formerCents, unitCents } = line
  if (wanted > quantity) return cutNote(wanted, quantity)
  if (formerCents !== null) return priceNote(formatPrice(formerCents), formatPrice(unitCents))
  if (!isNew) return null
  return stock <= scarce ? `${justAdded} ${onlyLeft(stock)}` : justAdded
}

/** What must be said about a line, in the line; null when there is nothing to say. */
export function noteLine(line: PricedLine, isNew: boolean, isReading: boolean): string | null {
  switch (line.state) {
    case 'unknown':
      return isReading ? null : unreadNote
    case 'gone':
      return goneNote
    case 'sold-out':
      return soldOutNote
    case 'available':
      return noteStock(line, isNew)
  }
}
