import {
  backNote,
  cutNote,
  goneNote,
  justAdded,
  onlyLeft,
  soldOutNote,
  unreadNote,
} from '#messages/cart-lines.ts'
import { itemName } from '#messages/cart.ts'
import type { PricedLine } from '../../model/cart-lines.ts'

const scarce = 5

/** The name controls of a line carry: the title, with its variant where there are several. */
export const nameLine = ({ title, variantWords }: PricedLine) => itemName(title, variantWords)

function noteStock({ quantity, cutFrom, stock }: PricedLine, isNew: boolean): string | null {
  if (quantity === 0) return backNote
  if (cutFrom !== undefined && cutFrom > quantity) return cutNote(cutFrom, quantity)
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
