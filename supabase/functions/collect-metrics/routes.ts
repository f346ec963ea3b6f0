import * as v from 'valibot'
import type { MetricsAnswer } from '../_shared/contract/metrics.ts'
import type { MetricsStore } from '../_shared/domain/metrics.ts'
import { limitsOf } from '../_shared/domain/rate-limit.ts'
import { ok } from '../_shared/http/respond.ts'
import { jsonRoute } from '../_shared/http/route.ts'
import type { Route } from '../_shared/http/route.ts'
import { withoutPlaces } from './without-places.ts'

/** A person opens a few pages a minute; an office behind one address, many. */
const allowance = { capacity: 300, perSeconds: 60 }

const short = (length: number) => v.pipe(v.string(), v.nonEmpty(), v.maxLength(length))
/** Ten minutes: whatever took longer was not waited for. */
const value = v.pipe(v.number(), v.minValue(0), v.maxValue(600_000))

/** `MetricsBatch` */
const batchSchema = v.strictObject({
  release: v.pipe(short(40), v.regex(/^[\w.-]+$/)),
  route: v.pipe(short(80), v.regex(/^(\*|\/[\w/:*-]*)$/)),
  connection: v.picklist(['slow-2g', '2g', '3g', '4g', 'unknown']),
  samplingRate: v.optional(v.pipe(v.number(), v.gtValue(0), v.maxValue(1)), 1),
  vitals: v.pipe(
    v.array(v.strictObject({ name: v.picklist(['LCP', 'INP', 'CLS', 'FCP', 'TTFB']), value })),
    v.maxLength(5),
    v.check((vitals) => new Set(vitals.map(({ name }) => name)).size === vitals.length),
  ),
  errors: v.pipe(
    v.array(
      v.strictObject({
        message: v.pipe(short(500), v.transform(withoutPlaces)),
        source: v.pipe(v.string(), v.maxLength(500), v.transform(withoutPlaces)),
      }),
    ),
    v.maxLength(10),
  ),
})

/** What collect-metrics answers. Its body may come as text: `sendBeacon` cannot name another type across origins. */
export function metricsRoutes(store: MetricsStore): Readonly<Record<string, Route>> {
  return {
    'POST /': jsonRoute(batchSchema, async (batch, { caller }) => {
      const limits = limitsOf('metrics', { ...caller, userId: null }, allowance)
      const answer = await store.collect({ batch, limits })
      if (answer.kind === 'refused') return answer
      return ok({ samplingRate: answer.samplingRate } satisfies MetricsAnswer, 202)
    }),
  }
}
