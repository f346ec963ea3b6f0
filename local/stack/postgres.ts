import { execFile, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chown, mkdir, open, readFile, rename, rm, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { explainPostgresFailure } from './explain-postgres-failure.ts'
import type { Account } from './postgres-account.ts'
import type { PostgresProgram } from './postgres-program.ts'

const run = promisify(execFile)

/** Sized for a laptop or a small test machine, not for a shop with customers. */
const settings = {
  listen_addresses: '127.0.0.1',
  max_connections: '60',
  shared_buffers: '64MB',
  effective_cache_size: '512MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '256MB',
  min_wal_size: '32MB',
  autovacuum_max_workers: '1',
  max_worker_processes: '4',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  shared_preload_libraries: 'pg_stat_statements',
}

/**
 * Runs one command line and stops it (SIGINT: fast shutdown) when standard input ends. Node holds the
 * other end of that pipe, so Postgres ends with its owner however that one dies.
 */
const lifeline = `exec 3<&0
"$@" 3<&- </dev/null & server=$!
(read -r _; kill -INT $server) <&3 & watcher=$!
exec 3<&-
wait $server; code=$?
kill $watcher 2>/dev/null
exit $code`

/** A running server. `ended` resolves when it has stopped, asked or not. */
export type Postgres = {
  port: number
  socketFolder: string
  ended: Promise<void>
  stop: () => Promise<void>
}

export type PostgresOptions = {
  program: PostgresProgram
  account: Account
  /** Postgres's data folder, owned by the account; empty at first. Its socket lies there too. */
  cluster: string
  /** File that gets the server's log. */
  log: string
  port: number
}

/**
 * Starts Postgres on 127.0.0.1 and on a socket that only its account and root can reach. An empty cluster
 * is initialised first: superuser `supabase_admin`, UTF-8, the collation the database tests have.
 *
 * @throws {Refusal} when it cannot start for a reason a person can mend.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  if (!existsSync(join(options.cluster, 'PG_VERSION'))) await initialise(options)
  const { cluster, port } = options
  for (let attempt = 1; ; attempt++) {
    const before = await readStatus(cluster)
    const server = await spawnServer(options)
    const ended = once(server, 'exit').then(() => {})
    const stop = async () => {
      server.stdin?.end()
      await ended
    }
    const failure = await waitUntilReady(server, options, before)
    if (failure === null) return { port, socketFolder: cluster, ended, stop }
    // After a SIGKILL the old server's children hold its memory until they notice, a second or so.
    if (!failure.includes('shared memory block') || attempt === 20)
      throw explainPostgresFailure(failure, port, options.log)
    await pause(250)
  }
}

/** In a folder of its own first: a cluster that was cut short must not look like one. */
async function initialise({
  program,
  account,
  cluster,
  port,
  log,
}: PostgresOptions): Promise<void> {
  const draft = `${cluster}.draft`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { mode: 0o700 })
  if (account !== null) await chown(draft, account.uid, account.gid)
  const access = ['--username=supabase_admin', '--auth-local=trust', '--auth-host=scram-sha-256']
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8']
  const flags = ['--lc-messages=C', '--no-sync', '--no-instructions']
  const args = [`--pgdata=${draft}`, ...access, ...locale, ...flags]
  try {
    await run(program.initdb, args, { ...account, cwd: draft })
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string }
    throw explainPostgresFailure(stderr || message, port, log)
  }
  await rmdir(cluster)
  await rename(draft, cluster)
}

async function spawnServer(options: PostgresOptions): Promise<ChildProcess> {
  const { program, account, cluster, port } = options
  const all = { ...settings, unix_socket_directories: cluster, port: `${port}` }
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const command = [program.postgres, '-D', cluster, ...flags]
  const log = await open(options.log, 'w')
  // Detached: a Ctrl-C in the terminal must reach us alone, we say when Postgres stops.
  const server = spawn('/bin/sh', ['-c', lifeline, 'postgres', ...command], {
    ...account,
    cwd: cluster,
    detached: true,
    stdio: ['pipe', log.fd, log.fd],
  })
  server.stdin?.on('error', () => {})
  await log.close()
  return server
}

/**
 * Null once the server accepts connections, its log when it ended instead.
 *
 * @param before - the status file as a crashed predecessor may have left it, perhaps saying "ready".
 */
async function waitUntilReady(
  server: ChildProcess,
  { cluster, log }: PostgresOptions,
  before: string,
): Promise<string | null> {
  while (server.exitCode === null && server.signalCode === null) {
    const status = await readStatus(cluster)
    if (status !== before && status.includes('\nready')) return null
    await pause(15)
  }
  return readFile(log, 'utf8')
}

/** postmaster.pid, whose last line is the server's status (what `pg_ctl -w` waits for, too). */
function readStatus(cluster: string): Promise<string> {
  return readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')
}
