import type { OptionValues, ProductSummary } from '../../model/product.ts'
import { markMatches } from './mark-matches.ts'

const isMatch = (text: string, q: string) => markMatches(text, q).some((part) => part.isMatch)

/**
 * The option value a text asks for where the title does not say it: `frankin` finds Incense Sticks by their scent
 * Frankincense. Null where the title answers by itself, or nothing to choose does.
 */
export function matchedValue(product: ProductSummary, q: string): OptionValues | null {
  if (!q || isMatch(product.title, q)) return null
  for (const { name, values } of product.options) {
    const found = values.length > 1 && values.find(({ value }) => isMatch(value, q))
    if (found) return { [name]: found.value }
  }
  return null
}
