import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { whenIdle } from '../../lib/when-idle.ts'
import { whenTouched } from '../../lib/when-touched.ts'
import { getLoadedCart } from './load-cart.ts'
import { overlayQuery } from './queries.ts'

function subscribeVisibility(listener: () => void) {
  document.addEventListener('visibilitychange', listener)
  return () => document.removeEventListener('visibilitychange', listener)
}

const useVisible = () =>
  useSyncExternalStore(
    subscribeVisibility,
    () => document.visibilityState === 'visible',
    () => false,
  )

/**
 * Products whose stock and price are right while one looks: the database says that something changed, and what it is now
 * is asked. From the first sign that someone is there, and only while these are on screen.
 * @param ids of products
 */
export function useLiveStock(ids: readonly string[]): void {
  const client = useQueryClient()
  const isVisible = useVisible()
  const names = ids.toSorted().join(' ')
  useEffect(() => {
    if (!isVisible || !names) return
    let isLeft = false
    let leave = () => {}
    const onNudge = () => {
      void client.invalidateQueries(overlayQuery)
      getLoadedCart()?.refreshCart()
    }
    const start = async () => {
      const { followStock } = await import('../../wire/realtime/follow-stock.ts')
      if (!isLeft) leave = followStock(names.split(' '), onNudge)
    }
    // Without its code the feed is still asked each minute.
    let calm = () => {}
    const untouch = whenTouched(() => (calm = whenIdle(() => void start().catch(() => {}), 2_000)))
    return () => {
      isLeft = true
      untouch()
      calm()
      leave()
    }
  }, [client, isVisible, names])
}
