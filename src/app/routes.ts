import { matchPath } from 'react-router'
import type { RouteModule, RouteParams } from './route-module.ts'

type RouteEntry = { pattern: string; load: () => Promise<RouteModule> }

/** Every URL of the shop and the chunk that draws it. The first match wins. */
export const routes: readonly RouteEntry[] = [
  { pattern: '/', load: () => import('../routes/home.tsx') },
  { pattern: '/shop', load: () => import('../routes/shop.tsx') },
  { pattern: '/shop/:category', load: () => import('../routes/shop.tsx') },
  { pattern: '/product/:handle', load: () => import('../routes/product.tsx') },
  { pattern: '/search', load: () => import('../routes/search.tsx') },
  { pattern: '/cart', load: () => import('../routes/cart.tsx') },
  { pattern: '/about', load: () => import('../routes/about.tsx') },
  { pattern: '/shipping', load: () => import('../routes/shipping.tsx') },
  { pattern: '/returns', load: () => import('../routes/returns.tsx') },
  { pattern: '/privacy', load: () => import('../routes/privacy.tsx') },
  { pattern: '/_shell', load: () => import('../routes/shell.tsx') },
  { pattern: '*', load: () => import('../routes/not-found.tsx') },
]

export type MatchedRoute = { entry: RouteEntry; params: RouteParams }

/** Finds the route of a path (without locale prefix, query and hash). */
export function matchRoute(pathname: string): MatchedRoute {
  for (const entry of routes) {
    const match = matchPath({ path: entry.pattern, end: true }, pathname)
    if (match) return { entry, params: match.params }
  }
  throw new Error(`Cannot match ${pathname}: the last route must match everything`)
}

const loaded = new Map<RouteEntry, RouteModule>()
const loading = new Map<RouteEntry, Promise<RouteModule>>()

/** Loads a route's chunk once; a failed load is forgotten, so that the next attempt asks the network again. */
export function loadRoute(entry: RouteEntry): Promise<RouteModule> {
  let promise = loading.get(entry)
  if (!promise) {
    promise = entry.load().then(
      (module) => (loaded.set(entry, module), module),
      (error: unknown) => {
        loading.delete(entry)
        throw error
      },
    )
    loading.set(entry, promise)
  }
  return promise
}

/** The chunk if it is here already: hydration must not suspend, or React would drop the prerendered page. */
export const getLoadedRoute = (entry: RouteEntry) => loaded.get(entry)
