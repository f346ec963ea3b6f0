import { chown, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import type { Sql } from 'postgres'
import { findFreePort } from '../../local/free-port.ts'
import { bootstrap } from '../../local/stack/bootstrap.ts'
import { localPassword } from '../../local/stack/connect.ts'
import type { Socket } from '../../local/stack/connect.ts'
import { migrate as applyMigrations } from '../../local/stack/migrate.ts'
import { canReach, postgresAccount } from '../../local/stack/postgres-account.ts'
import { findPostgres } from '../../local/stack/postgres-program.ts'
import { startPostgres } from '../../local/stack/postgres.ts'
import { serveRest } from '../../local/stack/rest/serve-rest.ts'

export type Cluster = { port: number; stop: () => Promise<void> }

/** The URL of one of the cluster's databases, as the owner or as the cluster's superuser. */
export function databaseUrl(
  port: number,
  database: string,
  role: 'postgres' | 'supabase_admin' = 'postgres',
): string {
  return `postgres://${role}:${localPassword}@127.0.0.1:${port}/${database}?sslmode=disable`
}

/** The same database, as the cluster's superuser. */
export const superuserUrl = (url: string): string => url.replace('//postgres:', '//supabase_admin:')

/** Opens a pool that keeps notices to itself; the caller ends it. */
export function connect(url: string): Sql {
  return postgres(url, { onnotice: () => {}, max: 4 })
}

/**
 * Starts a throw-away Postgres in a temporary folder, as the local stack starts its own, and makes its
 * database `postgres` look like an empty hosted project.
 */
export async function startCluster(): Promise<Cluster> {
  const account = postgresAccount()
  const base = canReach(account, join(tmpdir(), 'x')) ? tmpdir() : '/tmp'
  const folder = await mkdtemp(join(base, 'database-test-'))
  const cluster = join(folder, 'cluster')
  await mkdir(cluster, { mode: 0o700 })
  if (account !== null)
    for (const owned of [folder, cluster]) await chown(owned, account.uid, account.gid)
  const program = await findPostgres(account)
  const port = await findFreePort()
  const server = await startPostgres({ program, account, cluster, log: join(folder, 'log'), port })
  await bootstrap(server)
  await addAccounts(server)
  await hurry(server.socketFolder, port)
  const stop = async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
  return { port, stop }
}

/** The tables of `auth`, to which migrations refer; a hosted project has them from the start. */
async function addAccounts(socket: Socket): Promise<void> {
  const secrets = { secretKey: 'sb_secret_of_tests', jwtSecret: 'unused'.repeat(8) }
  const rest = serveRest({ socket, secrets, siteUrl: 'http://localhost' })
  await rest.prepareDatabase()
  await rest.close()
}

/** Nothing here outlives the run, so nothing waits for a disk; and tests are superuser over TCP too. */
async function hurry(host: string, port: number): Promise<void> {
  const sql = postgres({ host, port, username: 'supabase_admin', database: 'postgres', max: 1 })
  await sql.unsafe(`alter role supabase_admin password '${localPassword}'`)
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes'])
    await sql.unsafe(`alter system set ${setting} = off`)
  await sql`select pg_reload_conf()`
  await sql.end()
}

/** Applies the migrations the way the local stack does. */
export async function migrate(url: string): Promise<void> {
  const sql = connect(url)
  await applyMigrations(sql, join(import.meta.dirname, '../migrations'))
  await sql.end()
}
