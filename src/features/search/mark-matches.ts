import { foldText } from '../../model/search/fold-text.ts'
import { queryTokens, startsNearly } from '../../model/search/search-index.ts'

export type MarkedPart = { text: string; isMatch: boolean }

const wordPattern = /[\p{L}\p{N}\p{M}]+/gu

/**
 * Cuts a text into parts that answer the query and parts that do not, by the search's own rule: a word counts when it
 * starts with what was typed, or, where no word does, when it nearly does. Together the parts are the text.
 */
export function markMatches(text: string, q: string): MarkedPart[] {
  const words = [...text.matchAll(wordPattern)].map((match) => ({
    word: match[0],
    at: match.index,
    folded: foldText(match[0]),
  }))
  const ends = new Map<number, number>() // where a match starts, and where it ends
  for (const token of queryTokens(q)) {
    const exact = words.filter(({ folded }) => folded.startsWith(token))
    const near = token.length > 3 ? words.filter(({ folded }) => startsNearly(folded, token)) : []
    for (const { word, at } of exact.length ? exact : near)
      ends.set(at, Math.max(ends.get(at) ?? 0, at + Math.min(token.length, word.length)))
  }
  return cut(
    text,
    [...ends].sort(([a], [b]) => a - b),
  )
}

function cut(text: string, ranges: readonly [number, number][]): MarkedPart[] {
  const parts: MarkedPart[] = []
  let done = 0
  for (const [from, to] of ranges) {
    if (from > done) parts.push({ text: text.slice(done, from), isMatch: false })
    parts.push({ text: text.slice(from, to), isMatch: true })
    done = to
  }
  if (done < text.length) parts.push({ text: text.slice(done), isMatch: false })
  return parts
}
