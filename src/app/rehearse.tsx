import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { Activity, Suspense, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { NavigationType, UNSAFE_LocationContext as LocationContext } from 'react-router'
import { judgePace } from '../lib/motion.ts'
import { HeadContext } from '../ui/use-page-head.ts'
import { prefetchRoute } from './prefetch-route.ts'
import { loadRoute, matchRoute } from './routes.ts'

/** A page that does not get drawn (an answer is missing after all) is let go. */
const patienceMs = 10_000

type StageProps = {
  pathname: string
  client: QueryClient
  children: ReactNode
  onBegin: () => void
}

/** Where a page believes to be that of a link just followed. */
function Stage({ pathname, client, children, onBegin }: StageProps) {
  onBegin()
  const place = { pathname, search: '', hash: '', state: null, key: 'rehearsal' }
  return (
    <LocationContext value={{ location: place, navigationType: NavigationType.Push }}>
      <HeadContext value={{ siteOrigin: location.origin }}>
        <QueryClientProvider client={client}>
          <Suspense>{children}</Suspense>
        </QueryClientProvider>
      </HeadContext>
    </LocationContext>
  )
}

/**
 * Draws a link's page where nobody sees it, in slices, while there is nothing better to do. What runs for the first time
 * has to be compiled, which would be half of the work of a tap; and how long it takes tells how fast the device is.
 *
 * The page is hidden to React, so none of its effects run, and it stands in a document without a window, so none of its
 * pictures are fetched.
 */
export async function rehearse(pathname: string, client: QueryClient): Promise<void> {
  await prefetchRoute(pathname, client)
  const { Page } = await loadRoute(matchRoute(pathname).entry)
  const { body } = document.implementation.createHTMLDocument('')
  const root = createRoot(body)
  const timer = setTimeout(() => root.unmount(), patienceMs)
  let beganMs = 0
  const drawn = new MutationObserver(() => {
    judgePace(performance.measure('rehearsed', { start: beganMs }).duration)
    drawn.disconnect()
    clearTimeout(timer)
    root.unmount()
  })
  drawn.observe(body, { childList: true })
  root.render(
    <Activity mode="hidden">
      <Stage {...{ pathname, client }} onBegin={() => (beganMs ||= performance.now())}>
        <Page />
      </Stage>
    </Activity>,
  )
}
