import type { MetricsStore } from '../domain/metrics.ts'
import type { CallRpc } from './call-rpc.ts'

/** Beacons in Postgres. */
export function metricsStore(callRpc: CallRpc): MetricsStore {
  return {
    collect: ({ batch, limits }) => callRpc('collect_metrics', { batch, limits }),
  }
}
