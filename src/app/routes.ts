import { matchPath } from 'react-router'
import { indexFileQuery, productQuery } from '../wire/catalog/catalog-queries.ts'
import type { RouteModule, RouteParams } from './route-module.ts'

type RouteEntry = {
  pattern: string
  /** File name under `src/routes/`, by which the build finds the chunk. */
  module: string
  load: () => Promise<RouteModule>
  /** Reads that need not wait for the chunk to say so: a link's data and code are fetched side by side. */
  reads?: (params: RouteParams) => readonly unknown[]
}

const readList = () => [indexFileQuery]
const readProduct = ({ handle = '' }: RouteParams) => [productQuery(handle)]

/** Every URL of the shop and the chunk that draws it. The first match wins. */
export const routes: readonly RouteEntry[] = [
  { pattern: '/', module: 'home', load: () => import('../routes/home.tsx'), reads: readList },
  { pattern: '/shop', module: 'shop', load: () => import('../routes/shop.tsx'), reads: readList },
  {
    pattern: '/shop/:category',
    module: 'shop',
    load: () => import('../routes/shop.tsx'),
    reads: readList,
  },
  {
    pattern: '/product/:handle',
    module: 'product',
    load: () => import('../routes/product.tsx'),
    reads: readProduct,
  },
  { pattern: '/search', module: 'search', load: () => import('../routes/search.tsx') },
  { pattern: '/cart', module: 'cart', load: () => import('../routes/cart.tsx') },
  { pattern: '/about', module: 'about', load: () => import('../routes/about.tsx') },
  { pattern: '/shipping', module: 'shipping', load: () => import('../routes/shipping.tsx') },
  { pattern: '/returns', module: 'returns', load: () => import('../routes/returns.tsx') },
  { pattern: '/privacy', module: 'privacy', load: () => import('../routes/privacy.tsx') },
  { pattern: '/offline', module: 'offline', load: () => import('../routes/offline.tsx') },
  { pattern: '/_shell', module: 'shell', load: () => import('../routes/shell.tsx') },
  { pattern: '*', module: 'not-found', load: () => import('../routes/not-found.tsx') },
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
