import type { QueryClient } from '@tanstack/react-query'
import type { RouteQuery } from './route-module.ts'
import { loadRoute, matchRoute } from './routes.ts'

const prefetchAll = (list: readonly unknown[], client: QueryClient) =>
  Promise.all((list as readonly RouteQuery[]).map((query) => client.prefetchQuery(query)))

/** Brings the answers a route is known to need, without its chunk. */
export async function fetchReads(pathname: string, client: QueryClient): Promise<void> {
  const { entry, params } = matchRoute(pathname)
  await prefetchAll(entry.reads?.(params) ?? [], client)
}

/** Brings a route's chunk and the answers of its queries: afterwards it renders without waiting. */
export async function prefetchRoute(
  pathname: string,
  client: QueryClient,
): Promise<readonly RouteQuery[]> {
  const { entry, params } = matchRoute(pathname)
  const early = fetchReads(pathname, client)
  const { queries } = await loadRoute(entry)
  await early
  const list = ((await queries?.(params, client)) ?? []) as readonly RouteQuery[]
  await prefetchAll(list, client)
  return list
}
