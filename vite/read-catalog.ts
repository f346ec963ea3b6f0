import type { ServerEntry } from './bundle.ts'

/** The whole catalogue as the feed tells it. */
export type Catalog = Parameters<ServerEntry['listPaths']>[0]

/**
 * Asks the back end for everything published, as any page will later ask for what has changed since. More than
 * a thousand products come in pages; what changes between two of them is younger than the first page's version.
 *
 * @throws when it does not answer, with what it said.
 */
export async function readCatalog(origin: string, publishableKey: string): Promise<Catalog> {
  const first = await readPage(origin, publishableKey)
  const pages = [first]
  for (let page = first; page.next !== undefined; pages.push(page)) {
    page = await readPage(origin, publishableKey, page.next)
    if (page.feed !== first.feed) return readCatalog(origin, publishableKey)
  }
  if (pages.length === 1) return first
  const { feed, version, categories } = first
  return {
    ...{ feed, version, categories },
    products: pages
      .flatMap(({ products }) => products)
      .sort((a, b) => a.rank - b.rank || (a.handle < b.handle ? -1 : 1)),
    removed: pages.flatMap(({ removed }) => removed),
  }
}

async function readPage(origin: string, publishableKey: string, after?: string): Promise<Catalog> {
  const query = new URLSearchParams({ since: '0', ...(after !== undefined && { after }) })
  const url = `${origin}/rest/v1/rpc/catalog_changes?${query}`
  const answer = await fetch(url, { headers: { apikey: publishableKey } })
  if (!answer.ok) throw new Error(`Cannot read ${url}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as Catalog
}
