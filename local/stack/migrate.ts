import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Sql } from 'postgres'
import { Refusal } from '../refusal.ts'

/** The history of the database and the files disagree, which only clean data can mend. */
export class ChangedMigration extends Refusal {
  override name = 'ChangedMigration'
}

type Migration = { version: string; name: string; file: string; text: string }

/**
 * Applies the migrations the database has not seen, each whole or not at all, and writes them where the
 * Supabase CLI looks (`supabase_migrations.schema_migrations`), so that `supabase db push` agrees.
 *
 * @param sql - a client of the role `postgres`, which is no superuser, as on a hosted project.
 * @param folder - `supabase/migrations`: files named `<version>_<name>.sql`.
 * @returns the names of the files applied now.
 * @throws {ChangedMigration} when an applied migration was changed or removed.
 * @throws {Refusal} when one fails.
 */
export async function migrate(sql: Sql, folder: string): Promise<string[]> {
  await prepareHistory(sql)
  const migrations = await readMigrations(folder)
  const history = await sql<{ version: string; statements: string[] | null }[]>`
    select version, statements from supabase_migrations.schema_migrations`
  const applied = new Map(history.map((row) => [row.version, row.statements ?? []]))
  for (const version of applied.keys())
    if (!migrations.some((migration) => migration.version === version)) refuseChange(version)
  const missing = migrations.filter((migration) => !applied.has(migration.version))
  for (const { version, file, text } of migrations) {
    const statements = applied.get(version)
    if (statements !== undefined && essence(statements.join(';')) !== essence(text))
      refuseChange(file)
  }
  for (const migration of missing) await apply(sql, migration)
  return missing.map((migration) => migration.file)
}

/** As supabase/cli, pkg/migration/history.go. */
async function prepareHistory(sql: Sql): Promise<void> {
  await sql.unsafe(`
    create schema if not exists supabase_migrations;
    create table if not exists supabase_migrations.schema_migrations (version text not null primary key);
    alter table supabase_migrations.schema_migrations add column if not exists statements text[];
    alter table supabase_migrations.schema_migrations add column if not exists name text;`)
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()
  return Promise.all(
    files.map(async (file) => {
      const [, version, name] = /^(\d+)_(.*)\.sql$/.exec(file) ?? []
      if (version === undefined || name === undefined)
        throw new Refusal(`supabase/migrations/${file} must be named <version>_<name>.sql.`)
      return { version, name, file, text: await readFile(join(folder, file), 'utf8') }
    }),
  )
}

async function apply(sql: Sql, { version, name, file, text }: Migration): Promise<void> {
  try {
    await sql.begin(async (tx) => {
      await tx.unsafe(text)
      await tx`insert into supabase_migrations.schema_migrations (version, name, statements)
        values (${version}, ${name}, ${[text]})`
    })
  } catch (error) {
    const { message, position } = error as { message: string; position?: string }
    const line = position === undefined ? '' : `:${lineAt(text, Number(position))}`
    throw new Refusal(`supabase/migrations/${file}${line} failed: ${message}`, { cause: error })
  }
}

function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length
}

/** The CLI stores a file split into statements; blanks and semicolons are where the two differ. */
function essence(text: string): string {
  return text.replace(/[\s;]+/g, '')
}

function refuseChange(what: string): never {
  throw new ChangedMigration(
    `The applied migration ${what} was changed or removed: put it back and write a new one, or start with --reset for clean data.`,
  )
}
