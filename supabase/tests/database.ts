import { randomBytes } from 'node:crypto'
import type { Sql, TransactionSql } from 'postgres'
import { afterAll, beforeAll, inject } from 'vitest'
import { connect, databaseUrl } from './postgres.ts'

export type Template = 'bare' | 'migrated' | 'seeded'

/** A role of the API; a stranger is signed in and owns nothing. */
export type Caller = 'anon' | 'stranger' | 'service_role'

export type Database = {
  /** As `postgres`, the owner. */
  sql: Sql
  /** As the cluster's superuser. */
  admin: Sql
  url: string
  /** Runs queries as PostgREST does for a request of this caller, and rolls them back. */
  as: <T>(caller: Caller, queries: (tx: TransactionSql) => Promise<T>) => Promise<T>
}

const claims = {
  anon: { role: 'anon' },
  stranger: { role: 'authenticated', sub: '00000000-0000-4000-8000-000000000001' },
  service_role: { role: 'service_role' },
}

class RollBack extends Error {}

/** Gives a test file its own copy of a database of the cluster, and takes it away afterwards. */
export function useDatabase(template: Template): Database {
  const database = {} as Database
  const name = `test_${randomBytes(6).toString('hex')}`
  const port = inject('clusterPort')
  const server = connect(databaseUrl(port, 'postgres', 'supabase_admin'))
  beforeAll(async () => {
    await server.unsafe(`create database ${name} template ${template} owner postgres`)
    database.url = databaseUrl(port, name)
    database.sql = connect(database.url)
    database.admin = connect(databaseUrl(port, name, 'supabase_admin'))
    database.as = (caller, queries) => request(database.sql, caller, queries)
  })
  afterAll(async () => {
    await Promise.all([database.sql.end({ timeout: 5 }), database.admin.end({ timeout: 5 })])
    await server.unsafe(`drop database ${name} with (force)`)
    await server.end()
  })
  return database
}

async function request<T>(
  sql: Sql,
  caller: Caller,
  queries: (tx: TransactionSql) => Promise<T>,
): Promise<T> {
  const answer: { value?: T } = {}
  await sql
    .begin(async (tx) => {
      await tx.unsafe(`set local role ${claims[caller].role}`)
      await tx`select set_config('request.jwt.claims', ${JSON.stringify(claims[caller])}, true)`
      answer.value = await queries(tx)
      throw new RollBack()
    })
    .catch((error: unknown) => {
      if (!(error instanceof RollBack)) throw error
    })
  return answer.value as T
}
