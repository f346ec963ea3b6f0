import type { MetricsBatch } from '../../../supabase/functions/_shared/contract/metrics.ts'
import { readSamplingRate, sendMetrics } from '../../wire/metrics/send-metrics.ts'
import { matchRoute } from '../routes.ts'
import { watchErrors } from './watch-errors.ts'
import { watchVitals } from './watch-vitals.ts'

let isWatching = false

/**
 * Measures this life of the page and sends it once, when the page is hidden: the last moment a phone tells of. It comes
 * when the page has nothing better to do; the browser has kept what was before.
 */
export function reportPageLife(): void {
  if (isWatching) return
  isWatching = true
  const { pathname } = location
  const readVitals = watchVitals()
  const readErrors = watchErrors()
  const report = () => {
    if (document.visibilityState !== 'hidden') return
    document.removeEventListener('visibilitychange', report)
    const samplingRate = readSamplingRate()
    if (Math.random() >= samplingRate) return
    sendMetrics({
      release: findRelease(),
      route: findRoute(pathname),
      connection: findConnection(),
      samplingRate,
      vitals: readVitals(),
      errors: readErrors(),
    })
  }
  document.addEventListener('visibilitychange', report)
}

/** The entry names every chunk, so that the hash in its name is that of all the code. */
function findRelease(): string {
  const files = performance.getEntriesByType('resource').map(({ name }) => name)
  const found = files.map((file) => /\/assets\/main-([\w-]+)\.js$/.exec(file)?.[1]).find(Boolean)
  return found ?? 'unknown'
}

/** The template of the page that was loaded; the app may have gone on to others since. */
function findRoute(pathname: string): string {
  const [first] = performance.getEntriesByType('navigation')
  const path = first ? new URL(first.name).pathname : pathname
  const base = import.meta.env.BASE_URL.replace(/\/$/, '')
  return matchRoute(path.slice(base.length) || '/').entry.pattern
}

type Connection = MetricsBatch['connection']

function findConnection(): Connection {
  const { connection } = navigator as { connection?: { effectiveType?: Connection } }
  return connection?.effectiveType ?? 'unknown'
}
