import type { App } from '@supabase/lite'
import type { Sql } from 'postgres'

/**
 * Makes the tables of `auth` as lite's auth API wants them, owned by `supabase_auth_admin`, and lets
 * `postgres` refer to them, as it may on a hosted project. Runs before the migrations.
 *
 * @param sql - a client of the role `supabase_auth_admin`.
 * @param app - lite's auth API; it carries the definition.
 */
export async function createAuthSchema(sql: Sql, app: App): Promise<void> {
  await app.init()
  const statements = app.connection.config.baseSchema ?? ''
  // Its functions (auth.uid() …) know less than those of bootstrap.sql and must not replace them.
  const tables = statements.slice(statements.indexOf('CREATE TABLE IF NOT EXISTS auth.users'))
  await sql.begin(async (transaction) => {
    await transaction.unsafe(tables)
    await transaction`grant all on all tables in schema auth to postgres, dashboard_user`
  })
}
