import type { Category, ProductSummary } from '../product.ts'
import { foldText, foldWords } from './fold-text.ts'

/** Each word of the catalogue with the products that carry it and the weight it has there. */
export type SearchIndex = ReadonlyMap<string, ReadonlyMap<ProductSummary, number>>

const indexes = new WeakMap<readonly ProductSummary[], SearchIndex>()

/**
 * The index of a catalogue, made on the first question and kept as long as the list of products.
 * A word of the title weighs 4, of the category or an option 2, of the tagline or the long texts 1.
 */
export function searchIndex(
  products: readonly ProductSummary[],
  categories: readonly Category[],
): SearchIndex {
  const known = indexes.get(products)
  if (known) return known
  const titles = new Map(categories.map(({ handle, title }) => [handle, title]))
  const index = new Map<string, Map<ProductSummary, number>>()
  for (const product of products) {
    const options = product.options.flatMap(({ values }) => values.map(({ value }) => value))
    const fields: [string, number][] = [
      [product.title, 4],
      [[titles.get(product.category) ?? '', ...options].join(' '), 2],
      [`${product.tagline} ${product.searchText}`, 1],
    ]
    for (const [text, weight] of fields)
      for (const word of foldWords(text)) {
        const carriers = index.get(word) ?? new Map<ProductSummary, number>()
        if (!carriers.has(product)) carriers.set(product, weight)
        index.set(word, carriers)
      }
  }
  indexes.set(products, index)
  return index
}

/** The tokens of a query. More than eight, or a hundred characters, never told products apart. */
export const queryTokens = (q: string): string[] => foldWords(foldText(q).slice(0, 100)).slice(0, 8)

/**
 * The products in which every token of `q` is found, with their score; null when `q` has no token.
 * A token matches the start of a word (the whole word scores one more). Only a token that starts no
 * word of the catalogue is taken for a typing mistake, and may then be one edit away, at half weight;
 * one of eight letters or more that is not even near a word may be two.
 */
export function scoreProducts(index: SearchIndex, q: string): Map<ProductSummary, number> | null {
  let scores: Map<ProductSummary, number> | null = null
  for (const token of queryTokens(q)) {
    let found = find(index, (word) => word.startsWith(token), token, 1)
    if (!found.size && token.length > 3)
      found = find(index, (word) => startsNearly(word, token), token, 0.5)
    if (!found.size && token.length > 7) found = find(index, twoMistakes(token), token, 0.5)
    const sums = new Map<ProductSummary, number>()
    for (const [product, score] of found) {
      const before: number | undefined = scores ? scores.get(product) : 0
      if (before !== undefined) sums.set(product, before + score)
    }
    scores = sums
  }
  return scores
}

function find(
  index: SearchIndex,
  matches: (word: string) => boolean,
  token: string,
  factor: number,
): Map<ProductSummary, number> {
  const best = new Map<ProductSummary, number>()
  for (const [word, carriers] of index)
    if (matches(word))
      for (const [product, weight] of carriers) {
        const score = (weight + +(word === token)) * factor
        if (score > (best.get(product) ?? 0)) best.set(product, score)
      }
  return best
}

/**
 * Whether one edit (a letter put in, left out, changed, or two neighbours swapped) turns `token` into
 * the start of `word`. The edit can always be made where the two first differ.
 */
export function startsNearly(word: string, token: string): boolean {
  let at = 0
  while (at < token.length && word[at] === token[at]) at++
  const rest = token.slice(at + 1)
  return (
    at === token.length ||
    word.startsWith(rest, at) ||
    word.startsWith(rest, at + 1) ||
    word.startsWith(token.slice(at), at + 1) ||
    (word[at] === token[at + 1] &&
      word[at + 1] === token[at] &&
      word.startsWith(token.slice(at + 2), at + 2))
  )
}

/** Two edits leave one of three parts of the token whole: only words that have it are looked at closely. */
function twoMistakes(token: string): (word: string) => boolean {
  const third = Math.round(token.length / 3)
  const parts = [token.slice(0, third), token.slice(third, 2 * third), token.slice(2 * third)]
  return (word) => parts.some((part) => word.includes(part)) && startsWithin(word, token, 2)
}

/** Whether so many letters put in, left out or changed turn `token` into the start of `word`. */
export function startsWithin(word: string, token: string, edits: number): boolean {
  let at = 0
  while (at < token.length && word[at] === token[at]) at++
  if (at === token.length) return true
  const rest = token.slice(at + 1)
  return (
    edits > 0 &&
    (startsWithin(word.slice(at + 1), rest, edits - 1) ||
      startsWithin(word.slice(at), rest, edits - 1) ||
      startsWithin(word.slice(at + 1), token.slice(at), edits - 1))
  )
}
