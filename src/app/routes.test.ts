import { describe, expect, it } from 'vitest'
import { routeTable } from './route-table.ts'
import { matchRoute, setRoutes } from './routes.ts'

setRoutes(routeTable)

describe('matchRoute()', () => {
  it.each([
    ['/', '/'],
    ['/shop', '/shop'],
    ['/shop/oils', '/shop/:category'],
    ['/product/bud-vase', '/product/:handle'],
    ['/search', '/search'],
    ['/checkout', '/checkout'],
    ['/order/8f14e45f-ceea-467f-a8f5-1f3bd6a1a9a2', '/order/:id'],
    ['/product/bud-vase/more', '*'],
    ['/nowhere', '*'],
  ])('sends %s to %s', (path, pattern) => {
    expect(matchRoute(path).entry.pattern).toBe(pattern)
  })
})
