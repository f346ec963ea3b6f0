import { readFileSync } from 'node:fs'
import { inRoot } from '../../settings.ts'

const files = {
  confirmation: 'confirmation',
  magic_link: 'magic-link',
  recovery: 'recovery',
  email_change: 'email-change',
}

/**
 * The mails of accounts as `supabase/config.toml` has a hosted project send them; the title is the subject. lite knows
 * none for reauthentication.
 */
export function codeMails(): Record<keyof typeof files, { subject: string; content_path: string }> {
  const entries = Object.entries(files).map(([name, file]) => {
    const path = inRoot('supabase/templates', `${file}.html`)
    const subject = /<title>([^<]*)<\/title>/.exec(readFileSync(path, 'utf8'))?.[1] ?? ''
    return [name, { subject, content_path: path }]
  })
  return Object.fromEntries(entries) as ReturnType<typeof codeMails>
}
