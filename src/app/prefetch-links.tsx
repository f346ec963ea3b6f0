import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useLocation } from 'react-router'
import { whenIdle } from '../lib/when-idle.ts'
import { prefetchRoute } from './prefetch-route.ts'

type Connection = { saveData?: boolean; effectiveType?: string }

/** On Save-Data or a very slow network only a real sign of intent may cost bytes. */
function mayPrefetchInView(): boolean {
  const connection = (navigator as { connection?: Connection }).connection
  return !connection?.saveData && !/2g/.test(connection?.effectiveType ?? '')
}

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

/**
 * Fetches a link's chunk and data when it is pointed at, focused or touched. Products, the likeliest next step, are
 * fetched when their card is in view and bytes are cheap, from the first sign that someone is there: a page
 * opened and left alone costs nothing beyond itself.
 */
function watchLinks(client: QueryClient): () => void {
  const seen = new Set<string>()
  const prefetch = (path: string | null) => {
    if (path === null || seen.has(path)) return
    seen.add(path)
    prefetchRoute(path, client).catch(() => seen.delete(path)) // a prefetch that fails is no failure of the page
  }
  const stop = new AbortController()
  const { signal } = stop
  const onIntent = (event: Event) => prefetch(readPathname(event.target))
  for (const type of ['pointerover', 'focusin', 'touchstart'])
    document.addEventListener(type, onIntent, { passive: true, signal })

  const inView = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries)
      if (isIntersecting) prefetch(readPathname(target))
  })
  signal.addEventListener('abort', () => inView.disconnect())
  const watchCards = () => {
    isSomeoneThere = true
    for (const link of document.querySelectorAll('main .card a[href]')) inView.observe(link)
  }
  if (!mayPrefetchInView()) return () => stop.abort()
  if (isSomeoneThere) watchCards()
  else
    for (const type of ['scroll', 'pointermove', 'pointerdown', 'keydown'])
      document.addEventListener(type, watchCards, { passive: true, once: true, signal })
  return () => stop.abort()
}

/** Once seen, they stay: from then on every page of the visit prefetches. */
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
