import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { explainEnd } from './build-shop.ts'

test('a build that ran out of memory is not said to have "ended with null"', async () => {
  const script = 'const all = []; for (;;) all.push(new Array(1e5).fill(all.length))'
  const builder = spawn(process.execPath, ['--max-old-space-size=20', '-e', script])
  const [code, endedBy] = (await once(builder, 'exit')) as [number | null, NodeJS.Signals | null]
  expect(explainEnd(code, endedBy)).toMatch(/^SIG\w+ cut it short, most likely for want of memory/)
  expect(explainEnd(3, null)).toBe('it ended with code 3')
})
