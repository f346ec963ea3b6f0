import type { ComponentType } from 'react'
import type { FetchQueryOptions, QueryClient } from '@tanstack/react-query'

/** Path parameters of the matched route as they stand in the URL: handles are slugs, and need no decoding. */
export type RouteParams = Readonly<Record<string, string | undefined>>

/** Type-erased query options: every route has its own keys and data. */
// No type can name the data of all routes; the queries themselves are typed where they are made.
export type RouteQuery = FetchQueryOptions<never, Error, never, readonly unknown[]>

/** What each module under `src/routes/` exports. */
export type RouteModule = {
  Page: ComponentType
  /**
   * The reads of the page's first render, given its path alone. The prerender writes their answers into the
   * file, a link in view prefetches them, the page reads them with `useSuspenseQuery`.
   */
  queries?: (
    params: RouteParams,
    client: QueryClient,
  ) => readonly unknown[] | Promise<readonly unknown[]>
}
