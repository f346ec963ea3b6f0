import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useLocation } from 'react-router'
import { whenIdle } from '../lib/when-idle.ts'
import { fetchProductFiles, mayFetchAhead } from './fetch-ahead.ts'
import { fetchReads, prefetchRoute } from './prefetch-route.ts'

function readPathname(link: EventTarget | null): string | null {
  const anchor = link instanceof Element ? link.closest('a') : null
  if (
    !anchor ||
    anchor.target ||
    anchor.origin !== location.origin ||
    anchor.hasAttribute('download')
  )
    return null
  const { pathname } = anchor
  return pathname.startsWith(base) ? pathname.slice(base.length) || '/' : null
}

const base = import.meta.env.BASE_URL.replace(/\/$/, '')

let hasRehearsed = false

/** Once a visit, when the files are here: the page of a product in view is drawn unseen. */
async function prepare(pathname: string, client: QueryClient) {
  if (hasRehearsed) return
  hasRehearsed = true
  await fetchProductFiles()
  const { rehearse } = await import('./rehearse.tsx')
  await rehearse(pathname, client)
}

/** A prefetch that fails is no failure of the page, and may be tried again. */
function once(done: Set<string>, path: string | null, fetchIt: (path: string) => Promise<unknown>) {
  if (path === null || done.has(path)) return
  done.add(path)
  fetchIt(path).catch(() => done.delete(path))
}

/**
 * Fetches a link's chunk and data when it is pointed at, focused or touched. Products, the likeliest next step, are
 * fetched when their card is in view and bytes are cheap.
 */
function watchLinks(client: QueryClient): () => void {
  const intended = new Set<string>()
  const viewed = new Set<string>()
  const stop = new AbortController()
  const { signal } = stop
  const onIntent = (event: Event) =>
    once(intended, readPathname(event.target), (path) => prefetchRoute(path, client))
  for (const type of ['pointerover', 'focusin', 'touchstart'])
    document.addEventListener(type, onIntent, { passive: true, signal })

  if (!mayFetchAhead()) return () => stop.abort()
  let firstSeen: string | null = null
  const inView = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue
      const seen = readPathname(target)
      firstSeen ??= seen
      const fetchIt = isSomeoneThere ? prefetchRoute : fetchReads
      once(viewed, seen, (path) => fetchIt(path, client))
    }
    if (firstSeen) prepare(firstSeen, client).catch(() => (hasRehearsed = false))
  })
  const onSign = () => {
    isSomeoneThere = true
    once(intended, firstSeen, (path) => prefetchRoute(path, client))
  }
  if (!isSomeoneThere)
    for (const type of ['scroll', 'pointermove', 'keydown'])
      document.addEventListener(type, onSign, { passive: true, once: true, signal })
  signal.addEventListener('abort', () => inView.disconnect())
  for (const link of document.querySelectorAll('main .card a[href]')) inView.observe(link)
  return () => stop.abort()
}

/** From the first sign on, what comes into view has its code made ready to run, too. */
let isSomeoneThere = false

/** Makes every link of the page on screen ready before it is followed. */
export function PrefetchLinks() {
  const client = useQueryClient()
  const { pathname, search } = useLocation()
  useEffect(() => {
    let stop = () => {}
    const start = () => (stop = watchLinks(client))
    const cancel = whenIdle(start, 2_000)
    return () => {
      cancel()
      stop()
    }
  }, [client, pathname, search])
  return null
}
