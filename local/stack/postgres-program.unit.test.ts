import { chmod, mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { copyForAccount } from './postgres-program.ts'

let place: string
let native: string
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'postgres-copy-'))
  native = join(place, 'native')
  await mkdir(native)
  await writeFile(join(native, 'postgres'), 'program')
})
afterEach(() => rm(place, { recursive: true }))

test('starts at the same time share one whole copy', async () => {
  const copies = await Promise.all([1, 2, 3].map(() => copyForAccount(native, '17', place)))
  expect(new Set(copies).size).toBe(1)
  expect(await readFile(join(copies[0]!, 'postgres'), 'utf8')).toBe('program')
  expect(await readdir(place)).toHaveLength(2)
})

test.each([
  ['a folder that anyone may write', (at: string) => mkdir(at).then(() => chmod(at, 0o777))],
  ['a link to somewhere else', (at: string) => symlink(native, at)],
])('%s in its place is never run', async (_, put) => {
  const copy = await copyForAccount(native, '17', place)
  await rm(copy, { recursive: true })
  await put(copy)
  await expect(copyForAccount(native, '17', place)).rejects.toThrow('it should be ours')
})
