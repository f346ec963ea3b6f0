import { pricesAsOf, pricesAsOfDay } from '#messages/offline.ts'

/** Prices change seldom enough that ten minutes are no news. */
const oldMs = 600_000

/** A clock that runs a minute behind is no cause for doubt. */
const slackMs = 60_000

/**
 * When the catalogue on screen was last known to be true.
 *
 * @param heardAt - ms, when the feed last answered; 0 when it never did or cannot be said
 * @param builtAt - ms, when the pages were built
 * @returns ms, or null when no time can be believed: both lie ahead of this device's clock
 */
export function dateCatalog(heardAt: number, builtAt: number, now: number): number | null {
  const past = [heardAt, builtAt].filter((time) => time > 0 && time <= now + slackMs)
  return past.length ? Math.min(now, Math.max(...past)) : null
}

/**
 * What to say about the age of prices, or null when there is nothing to say: the feed answers, or no time can be believed.
 *
 * @param times - as for `dateCatalog`
 */
export function describeAge(
  times: { heardAt: number; builtAt: number },
  state: { isOffline: boolean; isFailing: boolean },
  now = Date.now(),
): string | null {
  const time = dateCatalog(times.heardAt, times.builtAt, now)
  if (time === null || !(state.isOffline || state.isFailing)) return null
  if (!state.isOffline && now - time < oldMs) return null
  const then = new Date(time)
  const isToday = then.toDateString() === new Date(now).toDateString()
  return isToday ? pricesAsOf(then) : pricesAsOfDay(then)
}
