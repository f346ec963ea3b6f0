import { describe, expect, it } from 'vitest'
import { dateCatalog, describeAge } from './as-of.ts'

const minuteMs = 60_000
const now = new Date(2026, 10, 22, 14, 30).getTime()
const at = (hour: number, minute: number, day = 22) =>
  new Date(2026, 10, day, hour, minute).getTime()

describe('dateCatalog()', () => {
  it('takes the later of the two', () => {
    expect(dateCatalog(at(14, 5), at(9, 0), now)).toBe(at(14, 5))
    expect(dateCatalog(at(8, 0), at(9, 0), now)).toBe(at(9, 0))
  })

  it('does not believe what is yet to come', () => {
    expect(dateCatalog(now + 60 * minuteMs, at(9, 0), now)).toBe(at(9, 0))
    expect(dateCatalog(now + 60 * minuteMs, now + 90 * minuteMs, now)).toBeNull()
  })

  it('takes a clock that is a little behind for now', () => {
    expect(dateCatalog(now + minuteMs / 2, 0, now)).toBe(now)
  })
})

describe('describeAge()', () => {
  const times = (heardAt: number) => ({ heardAt, builtAt: 0 })
  const offline = { isOffline: true, isFailing: true }
  const failing = { isOffline: false, isFailing: true }

  it('says the time offline, however short ago', () => {
    expect(describeAge(times(at(14, 29)), offline, now)).toBe('prices as of 14:29')
  })

  it('says the day when it is not today', () => {
    expect(describeAge(times(at(14, 5, 20)), offline, now)).toBe('prices as of November 20, 14:05')
  })

  it('says nothing while the feed answers', () => {
    expect(describeAge(times(at(9, 0)), { isOffline: false, isFailing: false }, now)).toBeNull()
  })

  it('says nothing of a feed that failed a moment ago, and the time after ten minutes', () => {
    expect(describeAge(times(at(14, 25)), failing, now)).toBeNull()
    expect(describeAge(times(at(14, 5)), failing, now)).toBe('prices as of 14:05')
  })

  it('says nothing where no time can be believed', () => {
    expect(describeAge(times(now + 60 * minuteMs), offline, now)).toBeNull()
  })
})
