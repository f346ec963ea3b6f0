import postgres from 'postgres'
import type { Secrets } from '../stack/keys.ts'
import type { Functions } from './serve-functions.ts'

/** A call that is made by the clock. */
type Job = { everyMs: number; path: string; headers: Record<string, string> }

const minute = 60_000

/**
 * Does by the clock what pg_cron does on a hosted project (`…_schedules.sql` has the same times): mails go out every
 * five seconds and as soon as one is queued, payments are reconciled twice a minute, functions are kept warm.
 *
 * @returns what ends it.
 */
export function schedule(
  functions: Functions,
  { secrets, databaseUrl }: { secrets: Secrets; databaseUrl: string },
): () => Promise<void> {
  const authorization = `Bearer ${secrets.secretKey}`
  const timers = listJobs(functions.names, authorization).map((job, index) =>
    repeat(() => call(functions, job), job.everyMs, index * 700),
  )
  const mail = { path: 'send-email', headers: { authorization } }
  const sql = postgres(databaseUrl, {
    max: 1,
    onnotice: () => {},
    connection: { application_name: 'schedule' },
  })
  const listening = sql.listen('mails', () => void call(functions, mail))
  // Without it mails wait for the clock.
  listening.catch(() => {})
  return async () => {
    for (const stop of timers) stop()
    await listening.catch(() => {})
    await sql.end({ timeout: 1 })
  }
}

function listJobs(names: readonly string[], authorization: string): Job[] {
  const jobs = [
    { everyMs: 5_000, path: 'send-email', headers: { authorization } },
    { everyMs: 30_000, path: 'payment-webhook/reconcile', headers: { authorization } },
    ...names.map((path) => ({ everyMs: 4 * minute, path, headers: { 'x-warmup': 'true' } })),
  ]
  return jobs.filter(({ path }) => names.includes(path.split('/')[0]!))
}

/** Runs a task every so often, first after `delayMs` more; it is never run beside itself. */
function repeat(task: () => Promise<void>, everyMs: number, delayMs: number): () => void {
  let timer: NodeJS.Timeout
  let isStopped = false
  const plan = (ms: number) => {
    timer = setTimeout(() => void task().then(() => isStopped || plan(everyMs)), ms)
  }
  plan(everyMs + delayMs)
  return () => {
    isStopped = true
    clearTimeout(timer)
  }
}

/** A call that fails is made again by the clock; the function has logged why. */
async function call(functions: Functions, { path, headers }: Omit<Job, 'everyMs'>): Promise<void> {
  const url = `http://localhost/functions/v1/${path}`
  const request = new Request(url, { method: 'POST', headers, body: '{}' })
  await functions.fetch(request).then(
    (answer) => answer.body?.cancel(),
    () => {},
  )
}
