import type { CatalogChanges } from './model/product.ts'
import { StaticRouter } from 'react-router'
import { prerender } from 'react-dom/static.edge'
import { App } from './app/app.tsx'
import { prefetchRoute } from './app/prefetch-route.ts'
import { createQueryClient } from './app/query-client.ts'
import { routeTable } from './app/route-table.ts'
import { matchRoute, setRoutes } from './app/routes.ts'
import type { PageAnswer, PageData } from './lib/page-data.ts'
import type { PageHead } from './lib/page-head.ts'
import { summarizeProduct } from './model/search/summarize-product.ts'
import type { HeadSink } from './ui/use-page-head.ts'
import { indexFileQuery, overlayQuery, productQuery } from './wire/catalog/catalog-queries.ts'
import { layoutQueries } from './app/layout-queries.ts'
import type { RouteQuery } from './app/route-module.ts'

setRoutes(routeTable)

export { brand as siteName } from '#messages/app.ts'
export { app as appWords } from '#messages/install.ts'
export { summarizeProduct }
export { formatSteps, imageFallbackWidth, imageFile } from './lib/image-steps.ts'

export type Site = { siteUrl: string; dataUrl: string }
export type RenderedPage = {
  status: 200 | 404
  html: string
  head: PageHead
  data: Omit<PageData, 'answersUrl'>
  answers: readonly PageAnswer[]
  /** The modules whose chunks the page wants together with the app: its route's first. */
  modules: readonly string[]
  /** URLs of the data it will ask for at once, beside its answers. */
  reads: readonly string[]
}

/** Catalogues above this stay in the database; the device asks it for lists and searches. */
export const largestLocalCatalog = 1_000

/** Every page to prerender, home first. */
export function listPaths({ categories, products }: CatalogChanges): string[] {
  return [
    '/',
    '/shop',
    ...(categories ?? []).map(({ handle }) => `/shop/${handle}`),
    ...products.map(({ handle }) => `/product/${handle}`),
    ...['/search', '/cart', '/about', '/shipping', '/returns', '/privacy', '/offline'],
    // One file for every order: `public/_redirects` sends them there.
    ...['/checkout', '/order'],
    ...['', '/orders', '/addresses', '/wishlist', '/settings'].map((part) => `/account${part}`),
  ]
}

function createBuildClient(changes: CatalogChanges) {
  const client = createQueryClient()
  // A timer per query would keep the build's process alive.
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, gcTime: Infinity } })
  const { feed, version } = changes
  const products = [...changes.products].sort(
    (a, b) => a.rank - b.rank || (a.handle < b.handle ? -1 : 1),
  )
  client.setQueryData(indexFileQuery.queryKey, {
    feed,
    version,
    categories: changes.categories ?? [],
    products: products.map(summarizeProduct),
  })
  client.setQueryData(overlayQuery.queryKey, {
    feed,
    version,
    categories: null,
    products: {},
    whole: false,
  })
  for (const product of products)
    client.setQueryData(productQuery(product.handle).queryKey, product)
  return client
}

let lastClient:
  { changes: CatalogChanges; client: ReturnType<typeof createBuildClient> } | undefined

/** One cache for all pages of a build: what one page computed, the next one reads. */
function buildClient(changes: CatalogChanges) {
  if (lastClient?.changes !== changes) lastClient = { changes, client: createBuildClient(changes) }
  return lastClient.client
}

/** Renders one page to the markup inside `#root`, with the head and data that belong to it. */
export async function renderPage(
  path: string,
  changes: CatalogChanges,
  site: Site,
): Promise<RenderedPage> {
  const client = buildClient(changes)
  const base = import.meta.env.BASE_URL.replace(/\/$/, '')
  const queries = [...(layoutQueries as readonly RouteQuery[])]
  await Promise.all(queries.map((query) => client.prefetchQuery(query)))
  queries.push(...(await prefetchRoute(path, client)))
  const sink: HeadSink = { siteOrigin: site.siteUrl }
  const { prelude } = await prerender(
    <StaticRouter basename={base} location={base + path}>
      <App client={client} head={sink} />
    </StaticRouter>,
    // Else React takes large islands out of their place and puts them back by scripts the CSP does not know.
    { progressiveChunkSize: Infinity },
  )
  const { module } = matchRoute(path).entry
  if (!sink.head) throw new Error(`Cannot render ${path}: the page declares no head`)
  return {
    status: 200,
    html: await new Response(prelude).text(),
    head: sink.head,
    // A search is answered on the device: its rules and the index are needed as soon as the app is.
    modules: module === 'search' ? [module, 'listing'] : [module],
    reads: module === 'search' ? [`${site.dataUrl}/index.json`] : [],
    data: { dataUrl: site.dataUrl, feed: changes.feed, version: changes.version },
    answers: queries.map(({ queryKey }) => ({
      key: queryKey,
      data: client.getQueryData(queryKey),
    })),
  }
}

/** The page of a URL nothing is sold under. */
export async function renderNotFound(changes: CatalogChanges, site: Site): Promise<RenderedPage> {
  return { ...(await renderStandIn('/404', changes, site)), status: 404 }
}

/** The frame without a page, for what is newer than the build. */
export async function renderShell(changes: CatalogChanges, site: Site): Promise<RenderedPage> {
  return renderStandIn('/_shell', changes, site)
}

async function renderStandIn(
  path: string,
  changes: CatalogChanges,
  site: Site,
): Promise<RenderedPage> {
  const page = await renderPage(path, changes, site)
  return { ...page, data: { ...page.data, isStandIn: true } }
}
