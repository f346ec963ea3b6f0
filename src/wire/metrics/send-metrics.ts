import type {
  MetricsAnswer,
  MetricsBatch,
} from '../../../supabase/functions/_shared/contract/metrics.ts'
import { isOffline } from '../../lib/connection.ts'
import { backEnd } from '../back-end.ts'

const key = 'metrics:rate'
/** A peak passes; a device that sends seldom would hear of that as seldom. */
const rateKeptMs = 3_600_000

/** The share of page lives this device sends: what the server said within the hour, else all. */
export function readSamplingRate(): number {
  try {
    const { rate, until } = JSON.parse(localStorage.getItem(key)!) as Kept
    return until > Date.now() && rate > 0 ? rate : 1
  } catch {
    return 1 // never heard of one, or storage is forbidden
  }
}

type Kept = { rate: number; until: number }

function keepRate(rate: number) {
  try {
    const kept: Kept = { rate, until: Date.now() + rateKeptMs }
    localStorage.setItem(key, JSON.stringify(kept))
  } catch {
    // Without storage every life is sent; the server thins them.
  }
}

/**
 * Sends what a page life measured, in a way that outlives the page. As text, which needs no preflight across origins:
 * a page that is going away has no time for one. Nothing waits for it and nothing is sent twice.
 */
export function sendMetrics(batch: MetricsBatch): void {
  if (isOffline()) return
  const url = `${backEnd}/functions/v1/collect-metrics`
  const body = JSON.stringify(batch)
  // `sendBeacon` hides the answer, which tells the rate; it is for browsers that know no other way.
  if (!('keepalive' in Request.prototype)) return void navigator.sendBeacon(url, body)
  fetch(url, { method: 'POST', body, keepalive: true, credentials: 'omit' })
    .then((answer) => (answer.ok ? (answer.json() as Promise<MetricsAnswer>) : null))
    .then((answer) => answer && keepRate(answer.samplingRate))
    .catch(() => {}) // a lost beacon is lost
}
