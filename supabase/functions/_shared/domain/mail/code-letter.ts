import type { Letter } from './letter.ts'
import * as words from './words.ts'

export type CodeLetterKind = keyof typeof words.codes

/** Writes the letter that carries a code of an account. */
export function writeCodeLetter(kind: CodeLetterKind, code: string): Letter {
  const { subject, heading, text } = words.codes[kind]
  return {
    subject,
    preview: text,
    heading,
    paragraphs: [`${text} ${words.codeHolds}`],
    code,
    reason: words.becauseOfCode,
  }
}
