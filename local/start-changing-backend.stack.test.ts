import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runUntilStopped } from './run-until-stopped.ts'
import { readSettings } from './settings.ts'
import { startChangingBackend } from './start-changing-backend.ts'
import type { ChangingBackend } from './start-changing-backend.ts'
import { planCopy } from './testing/shop-process.ts'
import { makeFolder } from './testing/test-stack.ts'

const running = runUntilStopped()
let folder: string
let backend: ChangingBackend
let changes = 0

const table = (
  column: string,
) => `create table public.words (id bigint generated always as identity primary key,
  ${column} text);
grant all on public.words to service_role;`

beforeAll(async () => {
  folder = await makeFolder()
  await mkdir(join(folder, 'migrations'))
  await write('migrations/1_words.sql', table('word'))
  await write('seed.sql', `insert into public.words (word) values ('seeded');`)
  const settings = readSettings(await planCopy(join(folder, 'data')))
  const options = { catalog: undefined, reset: false }
  backend = await startChangingBackend(settings, options, running, () => changes++, folder)
})
afterAll(async () => {
  await running.stopAll()
  await rm(folder, { recursive: true })
})

const write = (name: string, text: string) => writeFile(join(folder, name), text)

async function call(path: string, init: RequestInit = {}) {
  const headers = { apikey: backend.stack.secrets.secretKey, 'content-type': 'application/json' }
  const url = `http://localhost/rest/v1/${path}`
  const answer = await backend.fetch(new Request(url, { ...init, headers }))
  return answer.ok ? answer.json().catch(() => null) : answer.status
}

async function eventually(path: string, expected: unknown): Promise<void> {
  await expect.poll(() => call(path), { timeout: 60_000 }).toEqual(expected)
}

test('the SQL is followed as it is saved', { timeout: 180_000 }, async () => {
  await call('words', { method: 'POST', body: '{"word":"mine"}' })

  // A new migration keeps the data.
  await write('migrations/2_more.sql', 'alter table public.words add column more int default 7;')
  await eventually('words?select=word,more&order=id', [
    { word: 'seeded', more: 7 },
    { word: 'mine', more: 7 },
  ])
  expect(changes).toBeGreaterThan(0)

  // A changed one cannot.
  await write('migrations/1_words.sql', table('term'))
  await write('seed.sql', `insert into public.words (term) values ('anew');`)
  await eventually('words?select=term,more', [{ term: 'anew', more: 7 }])

  // A mistake leaves no database, and waits for the next save.
  await write('migrations/1_words.sql', 'create tabel')
  await eventually('words', 503)
  await write('migrations/1_words.sql', table('term'))
  await eventually('words?select=term', [{ term: 'anew' }])

  // A mistake in a new one leaves the database as it was.
  const before = changes
  await write('migrations/3_wrong.sql', 'alter table public.nothing add column x int;')
  await expect.poll(() => changes, { timeout: 60_000 }).toBeGreaterThan(before)
  expect(await call('words?select=term')).toEqual([{ term: 'anew' }])
  await rm(join(folder, 'migrations/3_wrong.sql'))
  await write('seed.sql', `insert into public.words (term) values ('latest');`)
  await eventually('words?select=term', [{ term: 'latest' }])
})
