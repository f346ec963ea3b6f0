import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Sql } from 'postgres'
import { Refusal } from '../refusal.ts'

/**
 * Fills an empty database, once and whole, and notes it where the Supabase CLI does
 * (`supabase_migrations.seed_files`). A database that was filled keeps its data.
 *
 * @param sql - a client of the role `postgres`.
 * @param file - SQL statements.
 * @returns 'seeded' now, 'kept' from before, or 'outdated' when the file has changed since.
 * @throws {Refusal} when a statement fails; the database is then as before.
 */
export async function seed(sql: Sql, file: string): Promise<'seeded' | 'kept' | 'outdated'> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Refusal(`Cannot read the seed ${file} (${error.code}): make it with "npm run seed".`)
  })
  const hash = createHash('sha256').update(text).digest('hex')
  await sql`create table if not exists supabase_migrations.seed_files
    (path text not null primary key, hash text not null)`
  const [filled] = await sql<{ hash: string }[]>`select hash from supabase_migrations.seed_files`
  if (filled !== undefined) return filled.hash === hash ? 'kept' : 'outdated'
  try {
    await sql.begin(async (transaction) => {
      await transaction.unsafe(text)
      await transaction`insert into supabase_migrations.seed_files values ('supabase/seed.sql', ${hash})`
    })
  } catch (error) {
    throw new Refusal(`The seed ${file} failed: ${(error as Error).message}`, { cause: error })
  }
  // Else the planner guesses at tables it has never looked at, until autovacuum wakes up.
  await sql`analyze`
  return 'seeded'
}
