import type { ServerEntry } from './bundle.ts'

/** The whole catalogue as the feed tells it. */
export type Catalog = Parameters<ServerEntry['listPaths']>[0]

/**
 * Asks the back end for everything published, as any page will later ask for what has changed since.
 *
 * @throws when it does not answer, with what it said.
 */
export async function readCatalog(origin: string, publishableKey: string): Promise<Catalog> {
  const url = `${origin}/rest/v1/rpc/catalog_changes?since=0`
  const answer = await fetch(url, { headers: { apikey: publishableKey } })
  if (!answer.ok) throw new Error(`Cannot read ${url}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as Catalog
}
