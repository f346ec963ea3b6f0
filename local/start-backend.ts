import { join } from 'node:path'
import { chooseCatalogue } from './catalogue.ts'
import type { Inbox } from './inbox/inbox.ts'
import type { Running } from './run-until-stopped.ts'
import { inRoot } from './settings.ts'
import type { Settings } from './settings.ts'
import { startStack } from './stack/start-stack.ts'
import type { Stack } from './stack/start-stack.ts'

export type BackendOptions = {
  /** Value of `--catalog`. */
  catalog: string | undefined
  reset: boolean
  /** Holds `migrations/` and `seed.sql`; `supabase` unless told otherwise. */
  sqlFolder?: string
  /** Keeps the data of this command apart, e.g. '-dev'. */
  suffix?: string
  /** The port the shop will listen on; null when this command shows no shop, or listens already. */
  publicPort: number | null
  /** Where mail ends, when it is to outlive this back end. */
  inbox?: Inbox
}

/**
 * Starts the local back end for one of the commands and sees to it that it stops with the command, even
 * when it is stopped half-way. If Postgres dies the command ends, too, and says so.
 *
 * @throws {Refusal} when it cannot run here.
 */
export async function startBackend(
  settings: Settings,
  {
    catalog,
    reset,
    publicPort,
    inbox,
    suffix = '',
    sqlFolder = inRoot('supabase'),
  }: BackendOptions,
  running: Running,
): Promise<Stack> {
  const catalogue = chooseCatalogue(catalog, join(sqlFolder, 'seed.sql'))
  const path = join(settings.dataDir, catalogue.name + suffix)
  const starting = startStack({
    path,
    reset,
    publicPort,
    inbox,
    databasePort: settings.databasePort,
    siteUrl: settings.siteUrl,
    sources: {
      migrations: join(sqlFolder, 'migrations'),
      writeSeed: () => catalogue.writeSeed(path),
    },
    log: say,
  })
  running.add(() =>
    starting.then(
      (stack) => stack.stop(),
      () => {},
    ),
  )
  const stack = await starting
  stack.databaseLost.then(() => running.fail(`Postgres has ended: see ${path}/postgres.log.`))
  return stack
}

/** Tells how it goes. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
