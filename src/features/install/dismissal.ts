const lastsMs = 30 * 24 * 3_600_000

/** Corrections of a clock by less than this are no travel in time. */
const slackMs = 60_000

/**
 * Whether an offer that was waved away is to stay away: for 30 days.
 *
 * @param stored - when it was waved away, in ms, as text; null when it never was
 * @returns `since` is what should be stored from now on. A time that is yet to come was written by a clock that was
 *   wrong; counted from now, the 30 days end some day all the same.
 */
export function judgeDismissal(
  stored: string | null,
  now: number,
): { isDismissed: boolean; since: number | null } {
  const since = stored === null ? Number.NaN : Number(stored)
  if (!Number.isFinite(since)) return { isDismissed: false, since: null }
  if (since > now + slackMs) return { isDismissed: true, since: now }
  return now - since < lastsMs ? { isDismissed: true, since } : { isDismissed: false, since: null }
}
