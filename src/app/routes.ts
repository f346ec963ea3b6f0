import { matchPath } from 'react-router'
import type { RouteModule, RouteParams } from './route-module.ts'

export type RouteEntry = {
  pattern: string
  /** File name under `src/routes/`, by which the build finds the chunk. */
  module: string
  load: () => Promise<RouteModule>
  /** Reads that need not wait for the chunk to say so: a link's data and code are fetched side by side. */
  reads?: (params: RouteParams) => readonly unknown[]
}

let routes: readonly RouteEntry[] = []

/**
 * Tells the router its routes. They come from outside, since the table names each route's chunk by its hash: a file
 * that holds it changes whenever a route does, and so does every file that imports that one. The entry holds it.
 */
export function setRoutes(table: readonly RouteEntry[]): void {
  routes = table
}

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

/** A failure must last until it has been drawn: React asks again for what it suspended on. */
const heardMs = 1_000

/** Loads a route's chunk once; a failed load is soon forgotten, so that the next attempt asks the network again. */
export function loadRoute(entry: RouteEntry): Promise<RouteModule> {
  let promise = loading.get(entry)
  if (!promise) {
    promise = entry.load().then(
      (module) => (loaded.set(entry, module), module),
      (error: unknown) => {
        setTimeout(() => loading.delete(entry), heardMs)
        throw error
      },
    )
    loading.set(entry, promise)
  }
  return promise
}

/** The chunk if it is here already: hydration must not suspend, or React would drop the prerendered page. */
export const getLoadedRoute = (entry: RouteEntry) => loaded.get(entry)
