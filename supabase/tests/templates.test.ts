import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeTemplates, templatesFolder } from '../write-templates.ts'

describe.each(Object.entries(makeTemplates()))('supabase/templates/%s', (file, html) => {
  test('is what the letters make (else run "node supabase/write-templates.ts")', async () => {
    expect(await readFile(join(templatesFolder, file), 'utf8')).toBe(html)
  })

  test('carries the code, never a link, and is announced as hosted projects announce it', async () => {
    expect(html).toContain('{{ .Token }}')
    expect(html).not.toMatch(/ConfirmationURL|<a /)
    const config = await readFile(join(templatesFolder, '../config.toml'), 'utf8')
    const subject = /<title>([^<]*)<\/title>/.exec(html)?.[1]
    expect(config).toContain(
      `subject = "${subject}"\ncontent_path = "./supabase/templates/${file}"`,
    )
  })
})
