import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { formatPrice } from './format-price.ts'

const run = promisify(execFile)
const root = join(import.meta.dirname, '../..')
const cents = [0, 5, 99, 100, 2400, 99_999, 100_000, 123_456_789, -5, -123_456]
const locales = ['en-CA', 'fr-CA']

// Browsers are compared by the journeys: a page that hydrates otherwise than its file fails them.
test('formatPrice() writes the same characters in Node and in Deno', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'deno-'))
  const script = `
    import { formatPrice } from ${JSON.stringify(`file://${root}/src/model/format-price.ts`)}
    const all = ${JSON.stringify(locales)}.map((locale) =>
      ${JSON.stringify(cents)}.map((n) => formatPrice(n, locale)))
    console.log(JSON.stringify(all))`
  const env = { ...process.env, DENO_DIR: folder, DENO_NO_UPDATE_CHECK: '1', NO_COLOR: '1' }
  const program = join(root, 'node_modules/.bin/deno')
  const { stdout } = await run(program, ['eval', '--no-config', '--no-lock', script], {
    cwd: folder,
    env,
  })
  await rm(folder, { recursive: true })
  const here = locales.map((locale) => cents.map((n) => formatPrice(n, locale)))
  expect(JSON.parse(stdout)).toEqual(here)
})
