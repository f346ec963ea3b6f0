import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { whenIdle } from '../../lib/when-idle.ts'
import { whenTouched } from '../../lib/when-touched.ts'
import { getLoadedCart } from './load-cart.ts'
import { overlayQuery } from '../../wire/catalog/catalog-queries.ts'

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
  const isFollowed = isVisible && names !== ''
  const leave = useRef(() => {})
  useEffect(() => {
    if (!isFollowed) return
    let isOver = false
    const onNudge = () => {
      void client.invalidateQueries(overlayQuery)
      getLoadedCart()?.refreshCart()
    }
    const start = async () => {
      const { followStock } = await import('../../wire/realtime/follow-stock.ts')
      if (isOver) return
      const leaveFormer = leave.current
      leave.current = followStock(names.split(' '), onNudge)
      // In this order what is in both sets is followed all along.
      leaveFormer()
    }
    // Without its code the feed is still asked each minute.
    let calm = () => {}
    const untouch = whenTouched(() => (calm = whenIdle(() => void start().catch(() => {}), 2_000)))
    return () => {
      isOver = true
      untouch()
      calm()
    }
  }, [client, isFollowed, names])
  useEffect(() => {
    if (!isFollowed) return
    return () => {
      leave.current()
      leave.current = () => {}
    }
  }, [isFollowed])
}
