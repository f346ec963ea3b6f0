import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { buildIfNeeded, explainEnd } from './build-shop.ts'
import { findFreePort } from './free-port.ts'
import { Refusal } from './refusal.ts'

test('a build that ran out of memory is not said to have "ended with null"', async () => {
  const script = 'const all = []; for (;;) all.push(new Array(1e5).fill(all.length))'
  const builder = spawn(process.execPath, ['--max-old-space-size=20', '-e', script])
  const [code, endedBy] = (await once(builder, 'exit')) as [number | null, NodeJS.Signals | null]
  expect(explainEnd(code, endedBy)).toMatch(/^SIG\w+ cut it short, most likely for want of memory/)
  expect(explainEnd(3, null)).toBe('it ended with code 3')
})

test('a hosted project that cannot be read is one line that says what to look at', async () => {
  const nowhere = `http://127.0.0.1:${await findFreePort()}`
  const site = { siteUrl: 'https://shop.example', locale: 'en-CA', publishableKey: 'x' }
  const rest = { ...site, outDir: '/nowhere', log: () => {} }
  for (const url of [nowhere, 'nonsense']) {
    const built = buildIfNeeded({ ...rest, readFrom: url, supabaseUrl: url })
    await expect(built).rejects.toThrow(Refusal)
    await expect(built).rejects.toThrow(/^The catalogue of .* cannot be read \(.*\): are SUPABASE/)
  }
})
