import { watchParents } from './watch-parents.ts'

/** Something that must be stopped before the process may end. */
export type Stop = () => Promise<unknown>

/** Keeps what was started, and stops it in reverse. */
export type Running = {
  add: (stop: Stop) => void
  isStopping: () => boolean
  stopAll: () => Promise<void>
  /** Says what went wrong, stops everything and ends the process with code 1. */
  fail: (reason: unknown) => void
}

/**
 * Ends the process in good order on Ctrl-C, SIGTERM, SIGHUP, or when the npm that runs it is gone. A second
 * signal ends it at once; Postgres then stops by itself, since its lifeline breaks.
 */
export function runUntilStopped(): Running {
  const stops: Stop[] = []
  let stopping: Promise<void> | null = null
  const stopAll = () => (stopping ??= stopInReverse(stops))
  const end = (code: number) => {
    if (stopping !== null) process.exit(1)
    stopAll().then(
      () => process.exit(code),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  const fail = (reason: unknown) => {
    console.error(reason)
    end(1)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(0))
  watchParents(() => end(0))
  return { add: (stop) => stops.push(stop), isStopping: () => stopping !== null, stopAll, fail }
}

async function stopInReverse(stops: Stop[]): Promise<void> {
  for (let stop = stops.pop(); stop !== undefined; stop = stops.pop()) await stop()
}
