import { describe, expect, it } from 'vitest'
import { judgeDismissal } from './dismissal.ts'

const dayMs = 24 * 3_600_000
const now = 1_800_000_000_000

describe('judgeDismissal()', () => {
  it('offers what was never waved away', () => {
    expect(judgeDismissal(null, now)).toEqual({ isDismissed: false, since: null })
  })

  it('keeps away for 30 days', () => {
    const since = now - 29 * dayMs
    expect(judgeDismissal(String(since), now)).toEqual({ isDismissed: true, since })
  })

  it('offers again after 30 days', () => {
    expect(judgeDismissal(String(now - 30 * dayMs), now).isDismissed).toBe(false)
  })

  it('counts from now what a wrong clock put into the future', () => {
    expect(judgeDismissal(String(now + 900 * dayMs), now)).toEqual({
      isDismissed: true,
      since: now,
    })
  })

  it('takes a damaged record for none', () => {
    expect(judgeDismissal('yesterday', now).isDismissed).toBe(false)
  })
})
