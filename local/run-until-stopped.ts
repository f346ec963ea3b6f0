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
 * Ends the process in good order on Ctrl-C, SIGTERM, SIGHUP, or when the npm that runs it is gone. An
 * impatient second signal ends it at once; Postgres then stops by itself, since its lifeline breaks.
 */
export function runUntilStopped(): Running {
  const stops: Stop[] = []
  let stopping: Promise<void> | null = null
  let signalledAt = -Infinity
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
  const onSignal = () => {
    // One Ctrl-C comes twice through npm: from the terminal and passed on.
    if (performance.now() - signalledAt > 1000) end(0)
    signalledAt = performance.now()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal)
  watchParents(() => end(0))
  return { add: (stop) => stops.push(stop), isStopping: () => stopping !== null, stopAll, fail }
}

async function stopInReverse(stops: Stop[]): Promise<void> {
  for (let stop = stops.pop(); stop !== undefined; stop = stops.pop()) await stop()
}
