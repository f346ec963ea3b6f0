import { describe, expect, it } from 'vitest'
import { candle } from '../model/candle.fixture.ts'
import { findProduct, openBundle } from './catalogue-bundle.ts'

const bundle = { index: { feed: 'f', version: 1, categories: [], products: [] }, products: {} }
const whole = async () => Response.json(bundle)
const offline = () => Promise.reject(new TypeError('Failed to fetch'))

it('findProduct() finds products, not what every object has', () => {
  const sold = { ...bundle, products: { [candle.handle]: candle } }
  expect(findProduct(sold, candle.handle)).toBe(candle)
  for (const handle of ['vase', 'constructor', '__proto__'])
    expect(findProduct(sold, handle)).toBeNull()
})

describe('openBundle()', () => {
  it('reads the file once', async () => {
    let reads = 0
    const read = openBundle({
      read: async () => (reads++, Response.json(bundle)),
      refetch: offline,
    })
    expect(await Promise.all([read(), read()])).toEqual([bundle, bundle])
    expect(reads).toBe(1)
  })

  it.each(['', '{"index":', '[]', '{"index":{},"products":{}}'])(
    'fetches a bundle damaged to %j anew',
    async (text) => {
      const read = openBundle({ read: async () => new Response(text), refetch: whole })
      expect(await read()).toEqual(bundle)
    },
  )

  it('tries again later when it could not be had', async () => {
    let isOffline = true
    const refetch = () => (isOffline ? offline() : whole())
    const read = openBundle({ read: async () => null, refetch })
    expect(await read()).toBeNull()
    isOffline = false
    expect(await read()).toEqual(bundle)
  })
})
