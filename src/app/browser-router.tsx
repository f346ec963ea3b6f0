import { useEffect, useLayoutEffect, useMemo, useState, useTransition, type ReactNode } from 'react'
import { Router, createPath, parsePath, type Location, type Navigator, type To } from 'react-router'
import { NavigatingContext } from './navigating-context.ts'
import { rememberScroll, restoreScroll } from './scroll.ts'

type Entry = { location: Location; action: 'POP' | 'PUSH' | 'REPLACE' }

function readLocation(): Location {
  const { pathname, search, hash } = window.location
  const state = (window.history.state ?? {}) as { key?: string; state?: unknown }
  return {
    pathname,
    search,
    hash,
    key: state.key ?? 'default',
    state: state.state ?? null,
  } as Location
}

/**
 * The router's declarative core on the browser's history, with navigation as a React transition: the page on
 * screen stays, usable, until the next one has its chunk and data; then scroll is set before the first paint.
 */
export function BrowserRouter(props: { basename: string; children: ReactNode }) {
  const [entry, setEntry] = useState<Entry>(() => ({ location: readLocation(), action: 'POP' }))
  const [isNavigating, startNavigation] = useTransition()

  const navigator = useMemo<Navigator>(() => {
    const go = (action: 'PUSH' | 'REPLACE', to: To, state: unknown) => {
      const path = typeof to === 'string' ? to : createPath(to)
      const key = action === 'REPLACE' ? readLocation().key : crypto.randomUUID().slice(0, 8)
      rememberScroll()
      window.history[action === 'PUSH' ? 'pushState' : 'replaceState']({ key, state }, '', path)
      startNavigation(() => setEntry({ location: readLocation(), action }))
    }
    return {
      createHref: (to) => (typeof to === 'string' ? to : createPath(to)),
      push: (to, state) => go('PUSH', to, state),
      replace: (to, state) => go('REPLACE', to, state),
      go: (delta) => window.history.go(delta),
      encodeLocation: (to) => {
        const {
          pathname = '',
          search = '',
          hash = '',
        } = typeof to === 'string' ? parsePath(to) : to
        return { pathname, search, hash }
      },
    }
  }, [])

  useEffect(() => {
    // By hand: the browser would scroll the old page, which stays until the next is ready.
    window.history.scrollRestoration = 'manual'
    const onPop = () => {
      rememberScroll()
      startNavigation(() => setEntry({ location: readLocation(), action: 'POP' }))
    }
    const onHide = () => {
      rememberScroll()
      window.history.scrollRestoration = 'auto' // a reload starts from the prerendered page again
    }
    window.addEventListener('pagehide', onHide)
    window.addEventListener('popstate', onPop)
    return () => {
      window.removeEventListener('popstate', onPop)
      window.removeEventListener('pagehide', onHide)
    }
  }, [])

  useLayoutEffect(() => void restoreScroll(entry.location, entry.action), [entry])

  return (
    <NavigatingContext value={isNavigating}>
      <Router
        basename={props.basename}
        location={entry.location}
        navigationType={entry.action as never}
        navigator={navigator}
      >
        {props.children}
      </Router>
    </NavigatingContext>
  )
}
