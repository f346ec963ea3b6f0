/** Writes one line: what happened, and the facts of it. */
export type Log = (event: string, facts?: Readonly<Record<string, unknown>>) => void

/**
 * Structured logs, one JSON object a line, as the log explorer of Supabase reads them. Facts are ids, codes and
 * durations: never who somebody is, where they live or what lets them in.
 */
export function logger(
  fn: string,
  write: (line: string) => void = (line) => console.log(line),
): (requestId: string) => Log {
  return (requestId) =>
    (event, facts = {}) =>
      write(JSON.stringify({ at: new Date().toISOString(), fn, requestId, event, ...facts }))
}

/** What of an error may be written down: its kind, its message, and the same of its cause. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: String(error) }
  const { name, message, stack, cause } = error
  const at = stack?.split('\n')[1]?.trim()
  return {
    error: `${name}: ${message}`.slice(0, 500),
    ...(at === undefined ? {} : { at }),
    ...(cause instanceof Error ? { cause: `${cause.name}: ${cause.message}`.slice(0, 500) } : {}),
  }
}
