import { readFileSync } from 'node:fs'
import type { Inbox, Mail } from '../../inbox/inbox.ts'
import { inRoot } from '../../settings.ts'

/** lite knows none for reauthentication. */
const files = {
  confirmation: 'confirmation',
  magic_link: 'magic-link',
  recovery: 'recovery',
  email_change: 'email-change',
}

const pathOf = (file: string) => inRoot('supabase/templates', file)
const read = (file: string) => readFileSync(pathOf(file), 'utf8')

/** The mails of accounts as `supabase/config.toml` has a hosted project send them; the title is the subject. */
export function codeMails(): Record<keyof typeof files, { subject: string; content_path: string }> {
  const entries = Object.entries(files).map(([name, file]) => {
    const subject = /<title>([^<]*)<\/title>/.exec(read(`${file}.html`))?.[1] ?? ''
    return [name, { subject, content_path: pathOf(`${file}.html`) }]
  })
  return Object.fromEntries(entries) as ReturnType<typeof codeMails>
}

/**
 * Takes the mails of accounts. lite has a text of its own for each, with a link in it that the shop never asks for: the
 * text of the same letter goes in its place.
 */
export function codeMailDriver(inbox: Inbox): Pick<Inbox, 'send'> {
  const letters = Object.values(files).map((file) => ({
    html: read(`${file}.html`),
    text: read(`${file}.txt`),
  }))
  return {
    send: (mail) => {
      const code = /\b\d{6}\b/.exec(mail.text ?? '')?.[0]
      const letter = letters.find(({ html }) => headingOf(html) === headingOf(mail.html))
      if (code === undefined || letter === undefined) return inbox.send(mail)
      return inbox.send({ ...mail, text: letter.text.replace('{{ .Token }}', code) })
    },
  }
}

/** It differs from letter to letter, as subjects need not. */
function headingOf(html: Mail['html']): string | undefined {
  return /<h1[^>]*>([^<]*)</.exec(html ?? '')?.[1]
}
