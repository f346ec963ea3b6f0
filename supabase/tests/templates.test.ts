import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeTemplates, templatesFolder } from '../write-templates.ts'

const templates = Object.entries(makeTemplates())
const pages = templates.filter(([file]) => file.endsWith('.html'))

describe.each(templates)('supabase/templates/%s', (file, letter) => {
  test('is what the letters make (else run "node supabase/write-templates.ts")', async () => {
    expect(await readFile(join(templatesFolder, file), 'utf8')).toBe(letter)
  })

  test('carries the code, never a link', () => {
    expect(letter).toContain('{{ .Token }}')
    expect(letter).not.toMatch(/ConfirmationURL|<a /)
  })
})

test.each(pages)('supabase/templates/%s has the subject of config.toml', async (file, html) => {
  const config = await readFile(join(templatesFolder, '../config.toml'), 'utf8')
  const subject = /<title>([^<]*)<\/title>/.exec(html)?.[1]
  const path = `./supabase/templates/${file}`
  expect(config).toContain(`subject = "${subject}"\ncontent_path = "${path}"`)
})
