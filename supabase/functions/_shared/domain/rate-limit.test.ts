import { describe, expect, it } from 'vitest'
import { limitsOf, networkOf } from './rate-limit.ts'

describe('limitsOf()', () => {
  it('gives an address a bucket, and an account another', () => {
    const allowance = { capacity: 5, perSeconds: 60 }
    const guest = { clientAddress: '203.0.113.7', userId: null }
    expect(limitsOf('quote', guest, allowance)).toEqual([
      { key: 'quote:address:203.0.113.7', ...allowance },
    ])
    const keys = limitsOf('quote', { ...guest, userId: 'u1' }, allowance).map(({ key }) => key)
    expect(keys).toEqual(['quote:address:203.0.113.7', 'quote:user:u1'])
  })
})

describe('networkOf()', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['unknown', 'unknown'],
  ])('counts %s as %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})
