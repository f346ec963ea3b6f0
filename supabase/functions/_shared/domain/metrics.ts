import type { MetricsBatch } from '../contract/metrics.ts'
import type { RateLimit } from './rate-limit.ts'
import type { Refusal } from './refusal.ts'

/** What is kept of a beacon. */
export type MetricsRecord = { batch: MetricsBatch; limits: readonly RateLimit[] }

/** Where beacons go. The database decides what it keeps of them, and how many it wants from now on. */
export type MetricsStore = {
  collect: (record: MetricsRecord) => Promise<{ kind: 'ok'; samplingRate: number } | Refusal>
}
