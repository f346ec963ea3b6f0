import { watch } from 'node:fs'
import { openInbox } from './inbox/inbox.ts'
import type { Options } from './read-options.ts'
import { Refusal } from './refusal.ts'
import type { Upgrade } from './realtime/serve-realtime.ts'
import type { Running } from './run-until-stopped.ts'
import type { Handler } from './server/listen.ts'
import { inRoot } from './settings.ts'
import type { Settings } from './settings.ts'
import { ChangedMigration } from './stack/migrate.ts'
import type { Stack } from './stack/start-stack.ts'
import { say, startBackend } from './start-backend.ts'

/** A back end that follows the SQL as it is edited. */
export type ChangingBackend = {
  fetch: Handler
  upgrade: Upgrade
  /** The stack it started with; later ones have the same addresses and keys. */
  stack: Stack
}

/** Editors write a file in several steps: one change is all that comes without a longer pause. */
const quietMs = 150

/**
 * Starts the back end and follows `supabase/`: a new migration is applied to the data as it is, a changed
 * one or a changed seed means clean data. A mistake is printed and waits for the next save. The data lies in
 * a folder of its own, since a save may empty it.
 *
 * @param onChange - called when the database may have changed.
 * @param sqlFolder - what is followed.
 */
export async function startChangingBackend(
  settings: Settings,
  { catalog, reset }: Pick<Options, 'catalog' | 'reset'>,
  running: Running,
  onChange: () => void,
  sqlFolder: string = inRoot('supabase'),
): Promise<ChangingBackend> {
  // One for all of them: what sends mail does not start anew with the database.
  const where = { catalog, sqlFolder, suffix: '-dev', inbox: openInbox() }
  const startClean = () => {
    say('The SQL has changed: starting from clean data …')
    return startBackend(settings, { ...where, reset: true, publicPort: null }, running)
  }
  const first = { ...where, reset, publicPort: settings.port }
  const stack = await startBackend(settings, first, running).catch((error: unknown) => {
    if (error instanceof ChangedMigration) return startClean()
    throw error
  })

  // Null after SQL that does not apply: then there is no database until the next save.
  let current: Promise<Stack | null> = Promise.resolve(stack)
  const follow = () => {
    current = current.then((before) => replace(before, startClean)).catch(explain)
    void current.then(onChange)
  }
  running.add(watchSql(sqlFolder, follow))
  const fetch: Handler = async (request) => {
    const now = await current
    if (now !== null) return now.fetch(request)
    return Response.json({ message: 'The SQL does not apply: see the terminal.' }, { status: 503 })
  }
  const upgrade: Upgrade = async (request, socket, head) => {
    const now = await current
    if (now === null) socket.destroy()
    else now.realtime.upgrade(request, socket, head)
  }
  return { fetch, upgrade, stack }
}

async function replace(before: Stack | null, startClean: () => Promise<Stack>): Promise<Stack> {
  if (before !== null && !(await needsCleanData(before))) return before
  await before?.stop()
  const stack = await startClean()
  say('The database is as the SQL says.')
  return stack
}

async function needsCleanData(stack: Stack): Promise<boolean> {
  try {
    const { isOutdated } = await stack.migrate()
    return isOutdated
  } catch (error) {
    if (error instanceof ChangedMigration) return true
    if (!(error instanceof Refusal)) throw error
    say(error.message)
    return false
  }
}

function explain(error: unknown): null {
  if (!(error instanceof Refusal)) throw error
  say(error.message)
  return null
}

/** Watches migrations and seed; the function returned ends that. */
function watchSql(folder: string, onChange: () => void): () => Promise<void> {
  let quiet: NodeJS.Timeout | undefined
  const watcher = watch(folder, { recursive: true }, (_, file) => {
    if (file !== 'seed.sql' && !/^migrations\/.*\.sql$/.test(file ?? '')) return
    clearTimeout(quiet)
    quiet = setTimeout(onChange, quietMs)
  })
  return () => {
    clearTimeout(quiet)
    watcher.close()
    return Promise.resolve()
  }
}
