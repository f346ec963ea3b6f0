import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { StrictMode, use, useMemo } from 'react'
import { useLocation } from 'react-router'
import { HeadContext, type HeadSink } from '../ui/use-page-head.ts'
import { AfterHydration } from './after-hydration.tsx'
import { CartKeeper } from './cart-keeper.tsx'
import { CatalogFreshness } from './catalog-freshness.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { Island } from './islands.tsx'
import { Layout } from './layout.tsx'
import { LoadOffline } from './load-offline.tsx'
import { PageFocus } from './page-focus.tsx'
import { PrefetchLinks } from './prefetch-links.tsx'
import { getLoadedRoute, loadRoute, matchRoute } from './routes.ts'

/** The page of the current URL. A chunk that is here renders at once; only a missing one suspends. */
function CurrentPage() {
  const { pathname } = useLocation()
  const { entry } = useMemo(() => matchRoute(pathname), [pathname])
  // Not `lazy`, which would remember a chunk that failed for ever.
  const { Page } = getLoadedRoute(entry) ?? use(loadRoute(entry))
  return <Page key={pathname} />
}

const nothing = () => {}

/** Everything inside the router. The server and the browser render exactly this. */
export function App(props: { client: QueryClient; head: HeadSink; replayInput?: () => void }) {
  return (
    <StrictMode>
      <HeadContext value={props.head}>
        <QueryClientProvider client={props.client}>
          <Layout>
            <ErrorBoundary>
              <Island name="page">
                <CurrentPage />
                {/* In the page's own boundary: a boundary hydrates after what is around it. */}
                <AfterHydration replayInput={props.replayInput ?? nothing} />
              </Island>
            </ErrorBoundary>
          </Layout>
          <PageFocus />
          <CatalogFreshness />
          <PrefetchLinks />
          <CartKeeper />
          <LoadOffline />
        </QueryClientProvider>
      </HeadContext>
    </StrictMode>
  )
}
