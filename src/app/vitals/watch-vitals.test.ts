import { describe, expect, it } from 'vitest'
import { WorstInteraction } from './worst-interaction.ts'
import { WorstSession } from './worst-session.ts'

describe('WorstSession', () => {
  const read = (...shifts: [startTime: number, value: number, hadRecentInput?: boolean][]) => {
    const session = new WorstSession()
    for (const [startTime, value, hadRecentInput = false] of shifts)
      session.add({ startTime, value, hadRecentInput })
    return session.worst
  }

  it('adds up shifts that follow each other within a second', () => {
    expect(read([0, 0.1], [900, 0.1], [1_800, 0.1])).toBeCloseTo(0.3)
  })

  it('begins anew after a quiet second, and keeps the worst', () => {
    expect(read([0, 0.1], [500, 0.2], [1_500, 0.25])).toBeCloseTo(0.3)
  })

  it('begins anew after five seconds without a quiet one', () => {
    const steady = Array.from({ length: 10 }, (_, n): [number, number] => [n * 900, 0.1])
    expect(read(...steady)).toBeCloseTo(0.6)
  })

  it('does not count what the shopper asked for', () => {
    expect(read([0, 0.5, true])).toBe(0)
  })
})

describe('WorstInteraction', () => {
  const read = (durations: readonly number[], count?: number) => {
    const interactions = new WorstInteraction()
    durations.forEach((duration, n) => interactions.add({ interactionId: n + 1, duration }))
    return interactions.read(count)
  }

  it('tells nothing while nobody did anything', () => {
    expect(read([])).toBeNull()
    const moved = new WorstInteraction()
    moved.add({ interactionId: 0, duration: 500 })
    expect(moved.read(0)).toBeNull()
  })

  it('tells the slowest of a few', () => {
    expect(read([40, 300, 80])).toBe(300)
  })

  it('leaves one out for every fifty', () => {
    const many = Array.from({ length: 120 }, (_, n) => n + 1)
    expect(read(many)).toBe(118)
    expect(read([500, 400], 60)).toBe(400)
  })

  it('counts the events of one tap as one', () => {
    const interactions = new WorstInteraction()
    for (const duration of [80, 200, 120]) interactions.add({ interactionId: 7, duration })
    interactions.add({ interactionId: 8, duration: 90 })
    expect(interactions.read(60)).toBe(90)
  })
})
