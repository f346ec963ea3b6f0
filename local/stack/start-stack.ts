import { requirePort } from '../free-port.ts'
import { answerInbox } from '../inbox/answer-inbox.ts'
import { openInbox } from '../inbox/inbox.ts'
import type { Inbox } from '../inbox/inbox.ts'
import { serveRealtime } from '../realtime/serve-realtime.ts'
import type { Realtime } from '../realtime/serve-realtime.ts'
import { databaseUrl } from './connect.ts'
import { openDataFolder } from './data-folder.ts'
import { readSecrets } from './keys.ts'
import type { Secrets } from './keys.ts'
import { postgresAccount } from './postgres-account.ts'
import { findPostgres } from './postgres-program.ts'
import { startPostgres } from './postgres.ts'
import { prepareDatabase } from './prepare-database.ts'
import type { DatabaseSources } from './prepare-database.ts'
import { requireMemory } from './require-memory.ts'
import { serveRest } from './rest/serve-rest.ts'
import type { Rest } from './rest/serve-rest.ts'

/** The local back end: Postgres with the shop's schema and data; REST, auth and realtime before it. */
export type Stack = {
  /** Answers requests for `/rest/v1`, `/auth/v1`, `/realtime/v1` and `/_local`. */
  fetch: Rest['fetch']
  realtime: Realtime
  /** Where all mail goes; `/_local/inbox` shows it. */
  inbox: Inbox
  databaseUrl: string
  dataFolder: string
  secrets: Secrets
  /** Resolves when Postgres has ended without being asked to. */
  databaseLost: Promise<void>
  /** Applies new migrations to the running database. */
  migrate: () => Promise<{ isOutdated: boolean }>
  /** Forgets what REST knows of tables and functions. */
  reloadSchema: () => Promise<void>
  stop: () => Promise<void>
}

export type StackOptions = {
  /** Data folder, of this catalogue alone. */
  path: string
  databasePort: number
  /** The port the shop will listen on; null when it is no business of this process. */
  publicPort: number | null
  /** Public origin of the shop. */
  siteUrl: string
  sources: DatabaseSources
  /** Delete what the data folder holds first. */
  reset?: boolean
  /** Where mail ends, when it is to outlive the stack. */
  inbox?: Inbox
  log?: (line: string) => void
}

/**
 * Starts the back end on a data folder, filling an empty one. Nothing is left running when it throws.
 *
 * @throws {Refusal} when the folder, the port, the machine or a migration does not allow it.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { path, databasePort: port, publicPort, siteUrl, sources } = options
  const { reset = false, inbox = openInbox(), log = () => {} } = options
  requireMemory()
  const account = postgresAccount()
  const program = await findPostgres(account)
  const major = Number(program.version.split('.')[0])
  const folder = await openDataFolder({ path, postgres: major, account, reset })
  // In the order of stopping: what was started last stops first.
  const stops: (() => Promise<unknown>)[] = [folder.release]
  let isStopping = false
  const stop = async () => {
    isStopping = true
    for (const end of stops.splice(0)) await end()
  }
  try {
    // Only now: of two copies on one folder, "in use by process 7" says more than "port in use".
    if (publicPort !== null) await requirePort(publicPort, 'PORT')
    await requirePort(port, 'DB_PORT')
    log('Starting Postgres …')
    const { cluster, log: logFile } = folder
    const server = await startPostgres({ program, account, cluster, log: logFile, port })
    stops.unshift(server.stop)
    const secrets = await readSecrets(folder.path)
    const rest = serveRest({ socket: server, secrets, siteUrl, inbox })
    stops.unshift(rest.close)
    const update = () => prepareDatabase(server, rest, sources, log)
    await update()
    const realtime = serveRealtime({ socket: server, secrets })
    stops.unshift(realtime.close)
    return {
      fetch: (request) => {
        const { pathname } = new URL(request.url)
        if (pathname.startsWith('/_local/')) return Promise.resolve(answerInbox(request, inbox))
        return (pathname.startsWith('/realtime/v1/') ? realtime : rest).fetch(request)
      },
      realtime,
      inbox,
      databaseUrl: databaseUrl(port),
      dataFolder: folder.path,
      secrets,
      databaseLost: server.ended.then(() => (isStopping ? new Promise(() => {}) : undefined)),
      migrate: update,
      reloadSchema: rest.reloadSchema,
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}
