import { describe, expect, it } from 'vitest'
import { listGrown } from './report-sizes.ts'

const sizes = new Map([
  ['main', { brotli: 10_240, gzip: 12_000 }],
  ['home', { brotli: 2_048, gzip: 2_400 }],
])

describe('listGrown()', () => {
  it('names what grew and what is new', () => {
    expect(listGrown(sizes, { main: 9_216 })).toEqual(['main 9.00 → 10.00', 'home 0.00 → 2.00'])
  })

  it('keeps still about a few bytes, and about what shrank', () => {
    expect(listGrown(sizes, { main: 10_200, home: 4_000 })).toEqual([])
  })
})
