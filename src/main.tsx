import './styles/index.css'
import type { QueryClient } from '@tanstack/react-query'
import { startTransition } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { BrowserRouter } from './app/browser-router.tsx'
import { fetchProductFiles, findCardInView, mayFetchAhead } from './app/fetch-ahead.ts'
import { layoutQueries } from './app/layout-queries.ts'
import { watchChunks } from './app/missing-chunk.ts'
import { fetchReads, isReady, prefetchRoute } from './app/prefetch-route.ts'
import { createQueryClient } from './app/query-client.ts'
import { routeTable } from './app/route-table.ts'
import { loadRoute, matchRoute, setRoutes } from './app/routes.ts'
import { readPageData, type PageAnswer, type PageData } from './lib/page-data.ts'
import { getJson } from './wire/get-json.ts'
import { collectEarlyInput } from './app/early-input.ts'

// A build gives it to `inline/boot.ts`, which fetches it beside the chunks.
if (import.meta.env.DEV) void import('./styles/late.css')
watchChunks()
setRoutes(routeTable)
const base = import.meta.env.BASE_URL.replace(/\/$/, '')

const withoutBase = (path: string) => path.slice(base.length) || '/'

async function start() {
  // Before the app is awake, so that it is here when a card is tapped.
  if (mayFetchAhead()) void fetchProductFiles()
  const client = createQueryClient()
  const page = readPageData()
  const root = document.getElementById('root')!
  const pathname = withoutBase(location.pathname)
  const isHydrated = await prepare(page, pathname, client)
  if (mayFetchAhead()) fetchFirstProduct(client)
  const replayInput = collectEarlyInput()
  const head = { siteOrigin: siteOrigin() }
  const app = (
    <BrowserRouter basename={base} isReady={(path) => isReady(withoutBase(path), client)}>
      <App {...{ client, head, replayInput }} />
    </BrowserRouter>
  )
  // In a transition, so that a tap meanwhile is answered first.
  startTransition(() => {
    if (isHydrated) hydrateRoot(root, app, { onRecoverableError: console.error })
    else createRoot(root).render(app)
  })
}

/** What its page shows, once all that this page needs is here: the index of a large shop must not compete with that. */
function fetchFirstProduct(client: QueryClient) {
  const card = findCardInView()
  if (card !== null) fetchReads(withoutBase(card), client).catch(() => {})
}

/**
 * The chunk and the answers the file was rendered with must be here before hydration: a page that suspends would be
 * drawn anew. Where the answers cannot be had (a page kept by half, a build that is gone) it is drawn from what can.
 * @returns whether the file can be hydrated; if not, its page is ready to be drawn
 * @throws when neither is possible; the file then stays as it is, to be read
 */
async function prepare(page: PageData | null, pathname: string, client: QueryClient) {
  // Drawing what no file was made for will fail again, and say so in its place.
  if (!page || page.isStandIn) return prefetchAll(pathname, client).then(no, no)
  const chunk = loadRoute(matchRoute(pathname).entry)
  try {
    const [answers] = await Promise.all([getJson<PageAnswer[]>(page.answersUrl), chunk])
    for (const { key, data } of answers) client.setQueryData(key, data)
    return true
  } catch {
    return prefetchAll(pathname, client).then(no)
  }
}

/** The frame with the page, or the header would come after what stands below it. */
const prefetchAll = (pathname: string, client: QueryClient) =>
  Promise.all([
    prefetchRoute(pathname, client),
    ...layoutQueries.map((query) => client.prefetchQuery(query)),
  ])

const no = () => false

/** The build writes the canonical origin into the page; without one the page speaks of itself. A language adds its path. */
function siteOrigin(): string {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')
  return (canonical ? new URL(canonical.href).origin : location.origin) + base
}

/** Rejects when the page could not be taken over; `inline/boot.ts` waits for it. */
export const started = start()
