import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { canReach } from './postgres-account.ts'

const nobody = { uid: 65534, gid: 65534 }

test('canReach() needs every folder above to be open to the account', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'account-'))
  const cluster = join(folder, 'data/shop/cluster')
  await mkdir(join(folder, 'data'))
  await chmod(folder, 0o700)
  expect(canReach(nobody, cluster)).toBe(false)
  await chmod(folder, 0o711)
  expect(canReach(nobody, cluster)).toBe(true)
  await chmod(join(folder, 'data'), 0o750)
  expect(canReach(nobody, cluster)).toBe(false)
  expect(canReach(null, cluster)).toBe(true)
  await rm(folder, { recursive: true })
})
