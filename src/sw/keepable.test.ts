import { describe, expect, it } from 'vitest'
import { isAnonymousRead, isKeepable, isPageUrl } from './keepable.ts'
import { origin } from './memory-cache.fixture.ts'

const request = (path: string, init?: RequestInit) => new Request(origin + path, init)

describe('isAnonymousRead()', () => {
  it.each(['/', '/product/bud-vase', '/rest/v1/rpc/search_products?query=oil', '/media/a.avif'])(
    'is true of %s',
    (path) => expect(isAnonymousRead(request(path))).toBe(true),
  )

  it.each(['/auth/v1/user', '/functions/v1/get-rates', '/realtime/v1', '/_local/mail'])(
    'is never true of %s',
    (path) => expect(isAnonymousRead(request(path))).toBe(false),
  )

  it('is false of what carries a name or changes something', () => {
    const authorization = 'Bearer x'
    expect(isAnonymousRead(request('/shop', { headers: { authorization } }))).toBe(false)
    expect(isAnonymousRead(request('/shop', { method: 'POST' }))).toBe(false)
  })
})

describe('isKeepable()', () => {
  it('wants a whole, legible answer', () => {
    expect(isKeepable(new Response('a'))).toBe(true)
    for (const status of [201, 203, 206, 304, 404, 500]) {
      const body = status === 304 ? null : 'a'
      expect(isKeepable(new Response(body, { status })), String(status)).toBe(false)
    }
    expect(isKeepable(Response.error())).toBe(false)
    for (const type of ['opaque', 'opaqueredirect'])
      expect(isKeepable({ status: 200, type, redirected: false } as Response), type).toBe(false)
    expect(isKeepable({ status: 200, type: 'basic', redirected: true } as Response)).toBe(false)
  })
})

describe('isPageUrl()', () => {
  it.each([
    ['/', '/', true],
    ['/product/bud-vase', '/', true],
    ['/fr/shop', '/fr/', true],
    ['/fr', '/', false],
    ['/fr/shop', '/', false],
    ['/sitemap.xml', '/', false],
    ['/media/a.jpg', '/', false],
    ['/rest/v1/products', '/', false],
    ['/auth/v1/callback', '/', false],
  ])('of %s below %s is %s', (path, scope, isPage) => {
    expect(isPageUrl(new URL(path, origin), scope)).toBe(isPage)
  })
})
