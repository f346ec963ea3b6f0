import { useEffect } from 'react'
import { useNavigate } from '../../lib/navigate.ts'

type LaunchQueue = { setConsumer(take: (launch: { targetURL?: string }) => void): void }

const base = import.meta.env.BASE_URL.replace(/\/$/, '')

/**
 * The app is open and launched again: it is brought to the front where it was. Only a place that was asked for, a shortcut
 * or a shared text, is gone to; the icon alone asks for none.
 */
export function useLaunches() {
  const navigate = useNavigate()
  useEffect(() => {
    const { launchQueue } = window as { launchQueue?: LaunchQueue }
    launchQueue?.setConsumer(({ targetURL }) => {
      if (!targetURL) return
      const { pathname, search, origin, href } = new URL(targetURL)
      const path = pathname.slice(base.length) || '/'
      if (origin !== location.origin || href === location.href || path === '/') return
      navigate(path + search)
    })
  }, [navigate])
}
