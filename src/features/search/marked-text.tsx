import { markMatches } from './mark-matches.ts'

/** A text with what was typed underlined in it. */
export function MarkedText({ text, q }: { text: string; q: string }) {
  let at = 0
  return markMatches(text, q).map((part) => {
    const key = at
    at += part.text.length
    return part.isMatch ? <mark key={key}>{part.text}</mark> : <span key={key}>{part.text}</span>
  })
}
