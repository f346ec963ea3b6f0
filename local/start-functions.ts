import { watch } from 'node:fs'
import { join } from 'node:path'
import { serveEmulators } from './emulators/serve-emulators.ts'
import type { Emulators } from './emulators/serve-emulators.ts'
import { functionEnvironment } from './functions/function-environment.ts'
import { schedule } from './functions/schedule.ts'
import { serveFunctions } from './functions/serve-functions.ts'
import type { Functions } from './functions/serve-functions.ts'
import type { Running } from './run-until-stopped.ts'
import { inRoot } from './settings.ts'
import type { Settings } from './settings.ts'
import type { Stack } from './stack/start-stack.ts'
import { say } from './start-backend.ts'

/** The five functions and the companies they speak with. */
export type FunctionsAndEmulators = { functions: Functions; emulators: Emulators }

export type StartFunctionsOptions = Pick<Settings, 'port' | 'emulatorPort' | 'siteUrl'> & {
  /** Where the companies' memory is kept over a restart; nowhere unless told. */
  dataFolder?: string
  stack: Pick<Stack, 'secrets' | 'inbox' | 'databaseUrl'>
  /** Takes what functions print; calls that went well are not shown unless told otherwise. */
  print?: (line: string) => void
  /** Do what is done by the clock: mails, reconciling, warm-ups. True unless told otherwise. */
  isScheduled?: boolean
}

/**
 * Starts the emulators, makes the functions ready to start with their first call, and does by the clock what pg_cron
 * does on a hosted project.
 *
 * @throws {Refusal} when the port of the emulators is in use.
 */
export async function startFunctions(
  { stack, print = sayUnusual, isScheduled = true, ...settings }: StartFunctionsOptions,
  running: Pick<Running, 'add'>,
): Promise<FunctionsAndEmulators> {
  const { port, emulatorPort, siteUrl, dataFolder } = settings
  const folder = inRoot('supabase/functions')
  const emulators = await serveEmulators({
    port: emulatorPort,
    siteFunctions: `http://localhost:${port}/functions/v1`,
    inbox: stack.inbox,
    memoryFolder: dataFolder && join(dataFolder, 'emulators'),
  })
  running.add(emulators.close)
  const { secrets } = stack
  const env = functionEnvironment(folder, { port, siteUrl, emulators: emulators.origin, secrets })
  const functions = serveFunctions({ folder, env, print })
  running.add(functions.close)
  if (isScheduled) running.add(schedule(functions, stack))
  return { functions, emulators }
}

/** The clock calls every few seconds: a person at the terminal reads what went wrong, or was said on purpose. */
function sayUnusual(line: string): void {
  if (!/"event":"call".*"status":[23]\d\d/.test(line)) say(line)
}

/** Editors write a file in several steps. */
const quietMs = 150

/** Starts functions anew when their source changes; the function returned ends that. */
export function restartOnChange(functions: Functions): () => Promise<void> {
  let quiet: NodeJS.Timeout | undefined
  const restart = () => {
    say('The functions have changed: the next call of each runs the new ones.')
    void functions.restart()
  }
  const watcher = watch(inRoot('supabase/functions'), { recursive: true }, (_, file) => {
    if (!/\.(ts|json)$|(^|\/)\.env$/.test(file ?? '') || /\.test\.ts$/.test(file ?? '')) return
    clearTimeout(quiet)
    quiet = setTimeout(restart, quietMs)
  })
  return () => {
    clearTimeout(quiet)
    watcher.close()
    return Promise.resolve()
  }
}
