import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeCodeLetter } from './functions/_shared/domain/mail/code-letter.ts'
import type { CodeLetterKind } from './functions/_shared/domain/mail/code-letter.ts'
import { renderHtml } from './functions/_shared/domain/mail/render-html.ts'
import { codes } from './functions/_shared/domain/mail/words.ts'

export const templatesFolder = join(import.meta.dirname, 'templates')

/**
 * The letters that Supabase Auth sends by itself, in the look of all letters, with its own placeholders for the code
 * and the shop's address (https://supabase.com/docs/guides/auth/auth-email-templates).
 *
 * @returns file names and what is in them
 */
export function makeTemplates(): Record<string, string> {
  const kinds = Object.keys(codes) as CodeLetterKind[]
  return Object.fromEntries(
    kinds.map((kind) => [
      `${kind}.html`,
      renderHtml(writeCodeLetter(kind, '{{ .Token }}'), '{{ .SiteURL }}'),
    ]),
  )
}

if (import.meta.main)
  for (const [file, html] of Object.entries(makeTemplates()))
    await writeFile(join(templatesFolder, file), html)
