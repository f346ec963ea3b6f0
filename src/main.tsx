import './styles/index.css'
import { startTransition } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { BrowserRouter } from './app/browser-router.tsx'
import { prefetchRoute } from './app/prefetch-route.ts'
import { createQueryClient } from './app/query-client.ts'
import { loadRoute, matchRoute } from './app/routes.ts'
import { readPageData } from './lib/page-data.ts'
import { collectEarlyInput } from './app/early-input.ts'

const base = import.meta.env.BASE_URL.replace(/\/$/, '')

async function start() {
  const client = createQueryClient()
  const page = readPageData()
  for (const { key, data } of page?.queries ?? []) client.setQueryData(key, data)
  const root = document.getElementById('root')!
  const pathname = location.pathname.slice(base.length) || '/'
  const isPrerendered = page !== null && !page.isStandIn
  // The chunk must be here before hydration: a suspended page would be drawn anew.
  if (isPrerendered) await loadRoute(matchRoute(pathname).entry)
  else await prefetchRoute(pathname, client)
  const replayInput = collectEarlyInput(root)
  const head = { siteOrigin: siteOrigin() }
  const app = (
    <BrowserRouter basename={base}>
      {(isNavigating) => <App {...{ client, head, replayInput, isNavigating }} />}
    </BrowserRouter>
  )
  // In a transition, so that a tap meanwhile is answered first.
  startTransition(() => {
    if (isPrerendered) hydrateRoot(root, app, { onRecoverableError: console.error })
    else createRoot(root).render(app)
  })
}

/** The build writes the canonical origin into the page; without one the page speaks of itself. */
function siteOrigin(): string {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')
  return canonical ? new URL(canonical.href).origin : location.origin
}

void start()
