import type { Category, ProductSummary } from '../product.ts'
import { foldText } from './fold-text.ts'
import { scoreProducts, searchIndex } from './search-index.ts'

/** Up to four ways to finish what is being typed, in lower case, the most common first. */
export function suggest(
  products: readonly ProductSummary[],
  q: string,
  categories: readonly Category[],
): string[] {
  const hits = [...(scoreProducts(searchIndex(products, categories), q)?.keys() ?? [])]
  const typed = q.trim().toLowerCase()
  const head = typed.slice(0, typed.lastIndexOf(' ') + 1)
  const last = foldText(typed.slice(head.length))
  const phrases = hits.flatMap((product) =>
    [product.title, ...product.options.flatMap(({ values }) => values.map(({ value }) => value))]
      .map((text) => tailFrom(text.toLowerCase(), last))
      .filter((tail) => tail && !head.includes(tail))
      .map((tail) => head + tail),
  )
  return mostCommon(phrases.filter((phrase) => phrase !== typed))
    .slice(0, 4)
    .map(([phrase]) => phrase)
}

/** The end of a text from its first word that starts with `prefix`; empty when there is none. */
function tailFrom(text: string, prefix: string): string {
  const words = text.split(/[\s,]+/)
  const start = prefix ? words.findIndex((word) => foldText(word).startsWith(prefix)) : -1
  return start < 0 ? '' : words.slice(start).join(' ')
}

function mostCommon(values: readonly string[]): [string, number][] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort(
    (a, b) => b[1] - a[1] || a[0].length - b[0].length || (a[0] < b[0] ? -1 : 1),
  )
}
