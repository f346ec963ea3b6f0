import type { Vital } from '../../../supabase/functions/_shared/contract/metrics.ts'
import { WorstInteraction } from './worst-interaction.ts'
import { WorstSession } from './worst-session.ts'

/** Also hears what was before: the browser keeps entries for whoever comes late. */
function observe(type: string, take: (entry: never) => void, options = {}): PerformanceObserver[] {
  if (!PerformanceObserver.supportedEntryTypes.includes(type)) return []
  const observer = new PerformanceObserver((list) => list.getEntries().forEach(take as () => void))
  observer.observe({ type, buffered: true, ...options })
  return [observer]
}

const navigation = () =>
  performance.getEntriesByType('navigation')[0] as
    (PerformanceNavigationTiming & { activationStart?: number }) | undefined

/** A page that was hidden when it came was painted for nobody. */
const wasHidden = () => performance.getEntriesByType('visibility-state')[0]?.name === 'hidden'

/**
 * Measures from now on, and what was before.
 *
 * @returns reads the vitals as they stand; one that the browser does not tell is left out.
 */
export function watchVitals(): () => Vital[] {
  let painted = 0
  const shifts = new WorstSession()
  const interactions = new WorstInteraction()
  const addInteraction = interactions.add.bind(interactions)
  const knowsShifts = observe('layout-shift', shifts.add.bind(shifts)).length > 0
  observe('largest-contentful-paint', ({ startTime }: PerformanceEntry) => (painted = startTime))
  observe('event', addInteraction, { durationThreshold: 16 })
  observe('first-input', addInteraction)

  return () => {
    const page = navigation()
    // A prerendered page begins when it is shown.
    const since = (time: number) => Math.max(0, time - (page?.activationStart ?? 0))
    const firstPaint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime
    const { interactionCount } = performance as { interactionCount?: number }
    const paints = wasHidden()
      ? []
      : [vital('LCP', painted && since(painted)), vital('FCP', firstPaint && since(firstPaint))]
    return [
      ...paints,
      vital('TTFB', page?.responseStart && since(page.responseStart)),
      vital('INP', interactions.read(interactionCount)),
      knowsShifts ? [{ name: 'CLS' as const, value: round(shifts.worst, 10_000) }] : [],
    ].flat()
  }
}

const round = (value: number, parts: number) => Math.round(value * parts) / parts

/** Nothing where nothing was measured. */
const vital = (name: Vital['name'], value: number | null | undefined): Vital[] =>
  value ? [{ name, value: Math.min(round(value, 10), 600_000) }] : []
