import {
  addTransitionType,
  startTransition,
  useCallback,
  useEffect,
  useLayoutEffect,
  useState,
  type ReactNode,
} from 'react'
import { Router, type Location, type Navigator } from 'react-router'
import { NavigateContext, hrefOf, type Navigate } from '../lib/navigate.ts'
import { isStill, still } from '../lib/motion.ts'
import { beginNavigating, endNavigating } from './navigating.ts'
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

/** The router wants one and asks it nothing: all links and forms of the shop go through `NavigateContext`. */
const noNavigator = {} as Navigator

/**
 * A step is a transition: the page on screen stays until the next one is there. React draws that one in slices of 5 ms, with
 * frames between them that show nothing new. A page that waits for nothing is drawn in one go where nothing moves, and in a
 * task of its own: in the event's, React would run its effects, too, before it is painted.
 */
function startNavigation(step: () => void, next: 'same-page' | 'ready' | 'to-come') {
  beginNavigating()
  if (next === 'ready' && isStill()) return void setTimeout(step)
  startTransition(() => {
    if (next === 'same-page' || isStill()) addTransitionType(still)
    step()
  })
}

type RouterProps = {
  basename: string
  /** Whether a page has its chunk and its data. The same function for good. */
  isReady: (pathname: string) => boolean
  children: ReactNode
}

/**
 * The router's declarative core on the browser's history, with navigation as a React transition: the page on
 * screen stays, usable, until the next one has its chunk and data; then scroll is set before the first paint.
 */
export function BrowserRouter(props: RouterProps) {
  const { isReady } = props
  const [entry, setEntry] = useState<Entry>(() => ({ location: readLocation(), action: 'POP' }))

  const navigate = useCallback<Navigate>(
    (to, options = {}) => {
      const { replace = false, state = null } = options
      const { key: keyHere, pathname: here } = readLocation()
      const key = replace ? keyHere : crypto.randomUUID().slice(0, 8)
      const url = typeof to === 'string' ? hrefOf(to) : here + to.search
      rememberScroll()
      window.history[replace ? 'replaceState' : 'pushState']({ key, state }, '', url)
      const { pathname } = window.location
      // Another query of the same page moves nothing: a variant's pictures stand where the former ones stood, under their name.
      const next = pathname === here ? 'same-page' : isReady(pathname) ? 'ready' : 'to-come'
      startNavigation(
        () => setEntry({ location: readLocation(), action: replace ? 'REPLACE' : 'PUSH' }),
        next,
      )
    },
    [isReady],
  )

  useEffect(() => {
    // By hand: the browser would scroll the old page, which stays until the next is ready.
    const scrollByHand = () => void (window.history.scrollRestoration = 'manual')
    scrollByHand()
    const onPop = () => {
      rememberScroll()
      startNavigation(() => setEntry({ location: readLocation(), action: 'POP' }), 'to-come')
    }
    const onHide = () => {
      rememberScroll()
      window.history.scrollRestoration = 'auto' // a reload starts from the prerendered page again
    }
    window.addEventListener('pagehide', onHide)
    window.addEventListener('pageshow', scrollByHand) // back from the browser's cache of whole pages
    window.addEventListener('popstate', onPop)
    return () => {
      window.removeEventListener('popstate', onPop)
      window.removeEventListener('pagehide', onHide)
      window.removeEventListener('pageshow', scrollByHand)
    }
  }, [])

  useLayoutEffect(() => {
    restoreScroll(entry.location, entry.action)
    endNavigating()
  }, [entry])

  return (
    <NavigateContext value={navigate}>
      <Router
        basename={props.basename}
        location={entry.location}
        navigationType={entry.action as never}
        navigator={noNavigator}
      >
        {props.children}
      </Router>
    </NavigateContext>
  )
}
