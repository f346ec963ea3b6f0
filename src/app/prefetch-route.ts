import type { QueryClient } from '@tanstack/react-query'
import type { RouteQuery } from './route-module.ts'
import { loadRoute, matchRoute } from './routes.ts'

/** Brings a route's chunk and the answers of its queries: afterwards it renders without waiting. */
export async function prefetchRoute(
  pathname: string,
  client: QueryClient,
): Promise<readonly RouteQuery[]> {
  const { entry, params } = matchRoute(pathname)
  const prefetch = (list: readonly unknown[]) =>
    Promise.all((list as readonly RouteQuery[]).map((query) => client.prefetchQuery(query)))
  const early = prefetch(entry.reads?.(params) ?? [])
  const { queries } = await loadRoute(entry)
  await early
  const list = ((await queries?.(params, client)) ?? []) as readonly RouteQuery[]
  await prefetch(list)
  return list
}
