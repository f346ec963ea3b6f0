import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeCodeLetter } from './functions/_shared/domain/mail/code-letter.ts'
import type { CodeLetterKind } from './functions/_shared/domain/mail/code-letter.ts'
import { renderHtml } from './functions/_shared/domain/mail/render-html.ts'
import { renderText } from './functions/_shared/domain/mail/render-text.ts'
import { codes } from './functions/_shared/domain/mail/words.ts'

export const templatesFolder = join(import.meta.dirname, 'templates')

/**
 * The letters that Supabase Auth sends by itself, in the look of all letters, with its own placeholders for the code
 * and the shop's address (https://supabase.com/docs/guides/auth/auth-email-templates). It sends the HTML alone; the
 * local stack sends the text, too.
 *
 * @returns file names and what is in them
 */
export function makeTemplates(): Record<string, string> {
  const kinds = Object.keys(codes) as CodeLetterKind[]
  return Object.fromEntries(
    kinds.flatMap((kind) => {
      const letter = writeCodeLetter(kind, '{{ .Token }}')
      return [
        [`${kind}.html`, renderHtml(letter, '{{ .SiteURL }}')],
        [`${kind}.txt`, renderText(letter)],
      ]
    }),
  )
}

if (import.meta.main)
  for (const [file, letter] of Object.entries(makeTemplates()))
    await writeFile(join(templatesFolder, file), letter)
