import { execFile } from 'node:child_process'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { makeSeed } from '../../catalog/write-seed.ts'
import { runCli } from '../run-cli.ts'
import { generateTypes, typesFile } from '../write-types.ts'
import { useDatabase } from './database.ts'
import { migrate } from './postgres.ts'

const run = promisify(execFile)
const root = join(import.meta.dirname, '../..')

describe('supabase db push', () => {
  const empty = useDatabase('bare')

  test('applies every migration to an empty hosted-like database, and a second time nothing', async () => {
    const push = () => runCli('db', 'push', `--remote=${empty.url}`, '--yes')
    const files = await readdir(join(root, 'supabase/migrations'))
    const first = await push()
    for (const file of files) expect(first.stderr).toContain(`Applying migration ${file}`)
    const describeSchema = () => empty.sql`
      select relname, relacl::text, pg_get_indexdef(oid) from pg_class
      where relnamespace in ('public'::regnamespace, 'private'::regnamespace) order by oid`
    const before = await describeSchema()
    const second = await push()
    expect(`${second.stdout}${second.stderr}`).toContain('up to date')
    expect(second.stderr).not.toContain('Applying')
    expect(await describeSchema()).toEqual(before)
  })
})

describe('the schema', () => {
  const shop = useDatabase('seeded')

  test('gives the advisors of Supabase nothing to warn of', async () => {
    const advise = runCli(
      'db',
      'advisors',
      `--remote=${shop.url}`,
      '--type',
      'all',
      '--fail-on',
      'warn',
    )
    await expect(advise).resolves.toBeDefined()
  })

  test('would be warned of for a table without row level security', async () => {
    await shop.sql`create table careless (id int primary key)`
    await shop.sql`grant select on careless to anon`
    const advise = runCli('db', 'advisors', `--remote=${shop.url}`, '--fail-on', 'warn')
    await expect(advise).rejects.toThrow('careless')
    await shop.sql`drop table careless`
  })

  test('has the types that are checked in (else run "npm run types:database")', async () => {
    expect(await generateTypes(shop.url)).toBe(await readFile(typesFile, 'utf8'))
  })
})

test('squawk finds no fault with the migrations', async () => {
  const folder = join(root, 'supabase/migrations')
  const files = (await readdir(folder)).map((file) => join(folder, file))
  const squawk = join(root, 'node_modules/.bin/squawk')
  const { stdout } = await run(squawk, ['--config', join(root, '.squawk.toml'), ...files])
  expect(stdout).toContain('Found 0 issues')
})

test('seed.sql is what the catalogue makes (else run "npm run seed")', async () => {
  const seed = await readFile(join(root, 'supabase/seed.sql'), 'utf8')
  expect(seed).toBe(await makeSeed(join(root, 'catalog/catalog.json')))
})

describe('where pg_trgm lies elsewhere than on a new project', () => {
  const odd = useDatabase('bare')

  test('docs/runbooks/first-push.md makes the migrations apply', async () => {
    await odd.sql`create extension pg_trgm with schema public`
    await expect(migrate(odd.url)).rejects.toThrow('extensions.gin_trgm_ops')
    const page = await readFile(join(root, 'docs/runbooks/first-push.md'), 'utf8')
    const remedy = /```sql\n([^`]+)```/.exec(page)![1]!
    await odd.sql.unsafe(remedy)
    await migrate(odd.url)
    const [listing] = await odd.sql`select search_products('candel') ->> 'total' as total`
    expect(listing!.total).toBe('0')
  })
})
