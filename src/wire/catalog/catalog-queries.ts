import { queryOptions, type QueryClient } from '@tanstack/react-query'
import { readPageData } from '../../lib/page-data.ts'
import type { CatalogChanges, Product } from '../../model/product.ts'
import { AppError } from '../app-error.ts'
import { getJson } from '../get-json.ts'
import { callReadFunction } from '../rest.ts'
import {
  applyOverlay,
  mergeChanges,
  type CatalogIndex,
  type CatalogOverlay,
} from './catalog-index.ts'
import type { Base } from './kept-overlay.ts'
import { askWithReach, noteSnapshot, overlayKey } from './snapshot-reach.ts'

/**
 * More than a thousand changed products come in pages. What changes while they are read is younger than the first
 * page's version, which the answer keeps.
 *
 * @param feed - read on only in this history; an answer of another one is one page, for the caller to ask anew.
 */
async function fetchChanges(since: number, feed?: string): Promise<CatalogChanges> {
  const ask = (page: object) =>
    callReadFunction<CatalogChanges>('catalog_changes', { since, ...page })
  let all = await ask({})
  for (let { next } = all; next && all.feed === (feed ?? all.feed);) {
    const page = await ask({ after: next })
    if (page.feed !== all.feed) return fetchChanges(0, page.feed)
    const products = [...all.products, ...page.products]
    all = { ...all, products, removed: [...all.removed, ...page.removed] }
    next = page.next
  }
  return all
}

/** The build's `index.json`; without a build (the dev server) the whole feed stands in for it. */
export const indexFileQuery = queryOptions({
  queryKey: ['catalog', 'file'],
  queryFn: async ({ client }): Promise<CatalogIndex> => {
    const page = readPageData()
    if (!page) return { feed: '', version: 0, categories: [], products: [] }
    const index = await getJson<CatalogIndex>(`${page.dataUrl}/index.json`)
    noteSnapshot(client, index)
    return index
  },
  staleTime: Infinity,
  gcTime: Infinity,
})

const emptyOverlay = (): CatalogOverlay => {
  const { feed = '', version = 0 } = readPageData() ?? {}
  return { feed, version, categories: null, products: {}, whole: false }
}

/**
 * Starts from what an earlier page kept, shown at once and for as long as the feed does not answer. Nothing is kept
 * before a worker rules the page, so a first visit does not look.
 */
async function layKept(client: QueryClient) {
  const page = readPageData()
  if (!page || !navigator.serviceWorker?.controller) return
  const { readKeptOverlay } = await import('./kept-overlay.ts')
  const kept = await readKeptOverlay(page)
  if (kept) client.setQueryData(overlayKey, kept.overlay, { updatedAt: kept.storedAt })
}

/**
 * Asks the feed what changed since the last answer. A database with another history (restored, or not the one the
 * build read) is taken whole. Every answer that changed something makes derived lists recompute.
 */
export const overlayQuery = queryOptions({
  queryKey: overlayKey,
  queryFn: async ({ client }): Promise<CatalogOverlay> => {
    const read = () => client.getQueryData<CatalogOverlay>(overlayKey)
    // Storage is a head start, never a condition.
    if (!read()) await layKept(client).catch(() => {})
    const isRemote = async () => !!(await client.ensureQueryData(indexFileQuery)).remote
    return askWithReach(client, read() ?? emptyOverlay(), (known) => askFeed(known, isRemote))
  },
  staleTime: 15_000,
  gcTime: Infinity,
})

async function askFeed(known: CatalogOverlay, isRemote: () => Promise<boolean>) {
  let changes = await fetchChanges(known.version, known.feed)
  if (changes.feed === known.feed) {
    const touched =
      changes.products.length + changes.removed.length > 0 || changes.categories !== null
    return touched ? mergeChanges(known, changes) : { ...known, version: changes.version }
  }
  const { feed, version } = changes
  // Too large for a device: it keeps the build's products until there is a build of the new history.
  if (await isRemote()) return { ...known, feed, version }
  if (known.version > 0 || changes.more) changes = await fetchChanges(0)
  return mergeChanges({ ...known, products: {}, categories: null, whole: true }, changes)
}

/** The catalogue as this device knows it now. Without a build (the dev server) the feed is asked first. */
export async function readCatalogIndex(client: QueryClient): Promise<CatalogIndex> {
  const known = client.getQueryData(overlayQuery.queryKey)
  const overlay =
    known ?? (readPageData() ? emptyOverlay() : await client.ensureQueryData(overlayQuery))
  return applyOverlay(await client.ensureQueryData(indexFileQuery), overlay)
}

/** Handles whose newest state differs between two overlays. */
export function listChangedHandles(before: CatalogOverlay | undefined, after: CatalogOverlay) {
  return Object.keys(after.products).filter(
    (handle) => before?.products[handle] !== after.products[handle],
  )
}

/** One product, newest known state; null when it is not, or no longer, sold. */
export const productQuery = (handle: string) =>
  queryOptions({
    queryKey: ['catalog', 'product', handle],
    queryFn: async ({ client }): Promise<Product | null> => {
      if (readPageData()?.isStandIn) await askForNew(handle, client)
      const overlay = client.getQueryData(overlayQuery.queryKey)
      const known = overlay?.products[handle]
      if (known !== undefined) return known
      if (overlay?.whole) return null // the build's files tell of another database
      return (await readProductFile(client, handle)) ?? (await readNewProduct(client, handle))
    },
    staleTime: Infinity,
  })

/**
 * The shell stands in where there is no file: a product newer than the build, or any page while there is no network. So
 * the feed is asked about what the build does not know, and a feed that is silent ends nothing.
 */
async function askForNew(handle: string, client: QueryClient) {
  const { products } = await client.ensureQueryData(indexFileQuery)
  if (products.some((product) => product.handle === handle)) return
  await client.ensureQueryData(overlayQuery).catch(() => {})
}

/** A product's file; `snapshot` is told where an older build's stands in for it. */
type ProductFile = Product & { snapshot?: Base }

async function readProductFile(client: QueryClient, handle: string): Promise<Product | null> {
  const page = readPageData()
  if (!page) return null
  const url = `${page.dataUrl}/products/${encodeURIComponent(handle)}.json`
  try {
    const { snapshot, ...product } = await getJson<ProductFile>(url)
    if (snapshot) noteSnapshot(client, snapshot)
    return product
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null
    throw error
  }
}

/** A product newer than the build is in the feed, or nowhere. */
async function readNewProduct(client: QueryClient, handle: string): Promise<Product | null> {
  const overlay = await client.fetchQuery({ ...overlayQuery, staleTime: 0 })
  return overlay.products[handle] ?? null
}
