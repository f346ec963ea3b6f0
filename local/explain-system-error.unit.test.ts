import { writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { explainSystemError } from './explain-system-error.ts'

// Two files that refuse even root in the very way a full disk and a foreign folder do.
test.runIf(process.platform === 'linux').each([
  ['/dev/full', /^The disk is full \(.*\): make room and start again\.$/],
  [
    '/proc/sys/kernel/random/boot_id',
    /^This user may not open .*boot_id \(EACCES\): .* DATA_DIR\.$/,
  ],
])('writing %s is explained in one line', async (file, line) => {
  const error: unknown = await writeFile(file, 'x').catch((reason: unknown) => reason)
  expect(explainSystemError(error)).toMatch(line)
})

test('a disk that is full for Postgres, within another error', () => {
  const cause = Object.assign(new Error('could not extend file'), { code: '53100' })
  expect(explainSystemError(new Error('x', { cause }))).toBe(
    'The disk is full (could not extend file): make room and start again.',
  )
})

test('a defect of ours stays one', () => {
  expect(explainSystemError(new TypeError('x is undefined'))).toBeNull()
  expect(explainSystemError('x')).toBeNull()
})
