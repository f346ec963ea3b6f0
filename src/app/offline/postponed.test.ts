import { describe, expect, it } from 'vitest'
import { isPostponed } from './postponed.ts'

const hourMs = 3_600_000
const now = new Date(2026, 10, 22, 14, 30).getTime()

describe('isPostponed()', () => {
  it('holds for a day', () => {
    expect(isPostponed(now, now)).toBe(true)
    expect(isPostponed(now - 23 * hourMs, now)).toBe(true)
    expect(isPostponed(now - 24 * hourMs, now)).toBe(false)
  })

  it('does not hold when nothing was said', () => {
    expect(isPostponed(0, now)).toBe(false)
  })

  it('does not hold for as long as a clock was wrong', () => {
    expect(isPostponed(now + hourMs, now)).toBe(false)
  })
})
