import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { explainSystemError } from '../explain-system-error.ts'
import { Refusal } from '../refusal.ts'
import { lockFolder } from './owner-lock.ts'
import { identify, isRunning } from './process-identity.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'owner-lock-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('a folder has one owner at a time', async () => {
  const release = await lockFolder(folder)
  await expect(lockFolder(folder)).rejects.toThrow(`in use by process ${process.pid}`)
  await release()
  await (
    await lockFolder(folder)
  )()
})

test('the lock of a process that is gone is taken over, and leaves no files', async () => {
  const gone = { ...identify(process.pid), startedAt: 'another time' }
  await writeFile(join(folder, 'owner.json'), JSON.stringify(gone))
  const release = await lockFolder(folder)
  expect(await readdir(folder)).toEqual(['owner.json'])
  await release()
  expect(await readdir(folder)).toEqual([])
})

test('a lock cut short by a crash owns nothing', async () => {
  await writeFile(join(folder, 'owner.json'), '{"pid":')
  await (
    await lockFolder(folder)
  )()
})

test('a process is told from a later one with its number', () => {
  const self = identify(process.pid)
  expect(isRunning(self)).toBe(true)
  expect(isRunning({ ...self, startedAt: 'another time' })).toBe(false)
})

test('a folder that may not be written is said so', async () => {
  await chmod(folder, 0o555)
  const isRoot = process.getuid?.() === 0
  if (isRoot) process.seteuid?.(65534)
  const error: unknown = await lockFolder(folder).catch((reason: unknown) => reason)
  if (isRoot) process.seteuid?.(0)
  expect(explainSystemError(error)).toMatch(/^This user may not open .*\(EACCES\): .* DATA_DIR\.$/)
})

test('the refusal is one line that says what to do', async () => {
  const release = await lockFolder(folder)
  const error: unknown = await lockFolder(folder).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(Refusal)
  expect((error as Refusal).message).toMatch(/^[^\n]+DATA_DIR\.$/)
  await release()
})
