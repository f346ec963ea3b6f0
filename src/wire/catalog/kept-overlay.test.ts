import { describe, expect, it } from 'vitest'
import { fitsBuild, parseKept, type KeptOverlay } from './kept-overlay.ts'

const build = { feed: 'a', version: 10 }
const keptAt = (base: number, version: number, part: Partial<KeptOverlay> = {}): KeptOverlay => ({
  overlay: { feed: 'a', version, categories: null, products: {}, whole: false },
  base: { feed: 'a', version: base },
  storedAt: 1_000,
  ...part,
})

describe('fitsBuild()', () => {
  it('takes what was kept over the same build', () => {
    expect(fitsBuild(keptAt(10, 12), build)).toBe(true)
  })

  it('takes what began before a newer build and reaches beyond it', () => {
    expect(fitsBuild(keptAt(5, 12), build)).toBe(true)
  })

  it('drops what ends before the build begins', () => {
    expect(fitsBuild(keptAt(5, 9), build)).toBe(false)
  })

  it('drops what begins after the build, for changes between would be hidden', () => {
    expect(fitsBuild(keptAt(11, 12), build)).toBe(false)
  })

  it('drops what tells of another database', () => {
    expect(fitsBuild(keptAt(10, 12, { base: { feed: 'b', version: 10 } }), build)).toBe(false)
  })

  it('takes a whole catalogue of the database that replaced the one of the build', () => {
    const overlay = { ...keptAt(10, 3).overlay, feed: 'b', whole: true }
    expect(fitsBuild(keptAt(10, 3, { overlay }), build)).toBe(true)
  })
})

describe('parseKept()', () => {
  const kept = keptAt(10, 12)

  it('reads what was kept', () => {
    expect(parseKept(JSON.stringify(kept), 2_000)).toEqual(kept)
  })

  it.each(['', '{"overlay":', 'null', '{}', '{"overlay":{"version":1},"storedAt":1}'])(
    'is null for the damaged %j',
    (text) => expect(parseKept(text, 2_000)).toBeNull(),
  )

  it('does not believe a time that is yet to come', () => {
    const ahead = { ...kept, storedAt: 10_000_000 }
    expect(parseKept(JSON.stringify(ahead), 2_000)?.storedAt).toBe(0)
  })
})
