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

/** What the pages of these paths read, once it was here. */
const reads = new Map<string, readonly RouteQuery[]>()

/** True for a page that would render without waiting. */
export const isReady = (pathname: string, client: QueryClient): boolean =>
  reads.get(pathname)?.every(({ queryKey }) => client.getQueryData(queryKey) !== undefined) ?? false

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
  reads.set(pathname, list)
  return list
}
