import { useEffect } from 'react'
import { useNavigate } from '../../lib/navigate.ts'

type LaunchQueue = { setConsumer(take: (launch: { targetURL?: string }) => void): void }

const base = import.meta.env.BASE_URL.replace(/\/$/, '')

/** Whether this document was opened by that launch, or told of it again after a reload: the shopper has gone on since. */
function isOpening(href: string): boolean {
  const [way] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return way?.type === 'reload' || way?.name === href
}

/**
 * The app is open and launched again: it is brought to the front where it was. Only a place that was asked for, a shortcut
 * or a shared text, is gone to; the icon alone asks for none.
 */
export function useLaunches() {
  const navigate = useNavigate()
  useEffect(() => {
    const { launchQueue } = window as { launchQueue?: LaunchQueue }
    // Launches from before anyone listened are told while the consumer is set.
    let isEarlier = true
    launchQueue?.setConsumer(({ targetURL }) => {
      if (!targetURL || (isEarlier && isOpening(targetURL))) return
      const { pathname, search, origin, href } = new URL(targetURL)
      const path = pathname.slice(base.length) || '/'
      if (origin !== location.origin || href === location.href || path === '/') return
      navigate(path + search)
    })
    isEarlier = false
  }, [navigate])
}
