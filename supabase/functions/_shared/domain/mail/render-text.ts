import type { Letter } from './letter.ts'
import { shopName } from './words.ts'

/** The letter as plain text, for who reads mail without HTML. */
export function renderText(letter: Letter): string {
  const { heading, paragraphs, code, lines = [], sums = [], facts = [], actions = [] } = letter
  const parts = [
    shopName,
    heading,
    ...paragraphs,
    ...(code === undefined ? [] : [code]),
    lines.map(({ title, details, price }) => `${title}\n  ${details}  ${price}`).join('\n'),
    alignSums(sums),
    ...facts.map(({ name, rows }) => [name, ...rows.map((row) => `  ${row}`)].join('\n')),
    ...actions.map(({ label, url }) => `${label}:\n${url}`),
    letter.reason,
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function alignSums(sums: NonNullable<Letter['sums']>): string {
  const widest = Math.max(0, ...sums.map(({ name }) => name.length))
  const longest = Math.max(0, ...sums.map(({ amount }) => amount.length))
  return sums
    .map(({ name, amount }) => `${name.padEnd(widest + 2)}${amount.padStart(longest)}`)
    .join('\n')
}
