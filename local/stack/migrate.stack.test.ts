import { execFile } from 'node:child_process'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findFreePort } from '../free-port.ts'
import { inRoot } from '../settings.ts'
import { makeFolder } from '../testing/test-stack.ts'
import { startStack } from './start-stack.ts'
import type { Stack } from './start-stack.ts'

const run = promisify(execFile)
let folder: string
let migrations: string
let stack: Stack

const first = `-- a table; with a semicolon in its comment
create table public.words (id int primary key, word text default 'a;b');

create function public.half(x int) returns int language sql as $$ select x / 2; $$;
`

beforeAll(async () => {
  folder = await makeFolder()
  migrations = join(folder, 'supabase/migrations')
  await mkdir(migrations, { recursive: true })
  await writeFile(join(folder, 'seed.sql'), 'select 1;')
  stack = await startStack({
    path: join(folder, 'data'),
    databasePort: await findFreePort(),
    publicPort: null,
    siteUrl: 'http://localhost:4173',
    sources: { migrations, writeSeed: () => Promise.resolve(join(folder, 'seed.sql')) },
  })
})
afterAll(async () => {
  await stack.stop()
  await rm(folder, { recursive: true })
})

const write = (name: string, text: string) => writeFile(join(migrations, name), text)

async function push(): Promise<string> {
  const program = inRoot('node_modules/.bin/supabase')
  const args = ['db', 'push', `--remote=${stack.databaseUrl}`, '--yes']
  const { stdout, stderr } = await run(program, args, { cwd: folder })
  return stdout + stderr
}

test('what the Supabase CLI pushed is applied for us, and what we applied is for it', async () => {
  await write('20260101000001_first.sql', first)
  expect(await push()).toContain('20260101000001_first.sql')
  await stack.migrate()
  await write('20260101000002_second.sql', 'alter table public.words add column more int;')
  await stack.migrate()
  expect(await push()).toContain('up to date')
  const sql = postgres(stack.databaseUrl, { onnotice: () => {} })
  const history = await sql`
    select version, name from supabase_migrations.schema_migrations order by version`
  await sql.end()
  expect(history.map(({ name }) => name as string)).toEqual(['first', 'second'])
})

test('an applied migration that was changed or removed is refused, and nothing happens', async () => {
  const [file = ''] = await readdir(migrations)
  await write(file, first.replace('a;b', 'c'))
  await write('20260101000003_third.sql', 'alter table public.words add column third int;')
  await expect(stack.migrate()).rejects.toThrow(/20260101000001_first\.sql was changed or removed/)
  await rm(join(migrations, file))
  await expect(stack.migrate()).rejects.toThrow(/20260101000001 was changed or removed/)
  await write(file, first)
  await stack.migrate()
})

test('a migration that fails leaves nothing of itself, and names file and line', async () => {
  const broken = 'create table public.halves (id int);\n\nselect nonsense;'
  await write('20260101000004_fourth.sql', broken)
  await expect(stack.migrate()).rejects.toThrow(
    'supabase/migrations/20260101000004_fourth.sql:3 failed: column "nonsense" does not exist',
  )
  await write('20260101000004_fourth.sql', broken.replace('select nonsense;', ''))
  await stack.migrate()
})
