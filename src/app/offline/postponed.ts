const dayMs = 86_400_000

/**
 * Whether "Later" still holds: for a day, since a tab on a phone lives for months, and builds come and go meanwhile.
 *
 * @param saidAt - ms, when it was said; 0 when it was not
 * @returns false, too, when the clock was set back since
 */
export const isPostponed = (saidAt: number, now = Date.now()): boolean =>
  saidAt <= now && now - saidAt < dayMs
