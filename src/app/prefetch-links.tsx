import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useLocation } from 'react-router'
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
 * Fetches a link's chunk and data when it is pointed at, focused or touched. Products, the likeliest next step, and all
 * of one chunk, are fetched when their card comes into view, where bytes are cheap.
 */
function watchLinks(client: QueryClient): () => void {
  const seen = new Set<string>()
  const prefetch = (path: string | null) => {
    if (path === null || seen.has(path)) return
    seen.add(path)
    prefetchRoute(path, client).catch(() => seen.delete(path)) // a prefetch that fails is no failure of the page
  }
  const onIntent = (event: Event) => prefetch(readPathname(event.target))
  const events = ['pointerover', 'focusin', 'touchstart'] as const
  for (const type of events) document.addEventListener(type, onIntent, { passive: true })

  const inView = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries)
      if (isIntersecting) prefetch(readPathname(target))
  })
  if (mayPrefetchInView())
    for (const link of document.querySelectorAll('main .card a[href]')) inView.observe(link)

  return () => {
    for (const type of events) document.removeEventListener(type, onIntent)
    inView.disconnect()
  }
}

/** Makes every link of the page on screen ready before it is followed. */
export function PrefetchLinks() {
  const client = useQueryClient()
  const { pathname, search } = useLocation()
  useEffect(() => {
    let stop = () => {}
    const start = () => (stop = watchLinks(client))
    const idle = window.requestIdleCallback?.(start, { timeout: 2_000 }) ?? setTimeout(start, 300)
    return () => {
      window.cancelIdleCallback?.(idle)
      clearTimeout(idle)
      stop()
    }
  }, [client, pathname, search])
  return null
}
