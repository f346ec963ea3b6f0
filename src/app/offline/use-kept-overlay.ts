import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { readPageData } from '../../lib/page-data.ts'
import { overlayQuery } from '../../wire/catalog/catalog-queries.ts'
import { keepOverlay } from '../../wire/catalog/kept-overlay.ts'

/**
 * Keeps what the feed last answered for the next page, and for times offline. An answer that changed nothing but its
 * time waits until the page is hidden: writing takes the main thread's time.
 */
export function useKeptOverlay(isControlled: boolean) {
  const { data: overlay, dataUpdatedAt } = useQuery({ ...overlayQuery, enabled: false })
  const keep = useEffectEvent(() => {
    const page = readPageData()
    const isCleared = document.documentElement.dataset.offlineReady === 'false'
    if (!isControlled || !overlay || !page || isCleared) return
    const { feed, version } = page
    // Full or forbidden storage costs a head start, no more.
    keepOverlay({ overlay, base: { feed, version }, storedAt: dataUpdatedAt }).catch(() => {})
  })
  // These stay the same objects while an answer changes nothing.
  const { feed, products, categories, whole } = overlay ?? {}
  useEffect(() => keep(), [isControlled, feed, products, categories, whole])
  useEffect(() => {
    const onChange = () => void (document.visibilityState === 'hidden' && keep())
    document.addEventListener('visibilitychange', onChange)
    return () => document.removeEventListener('visibilitychange', onChange)
  }, [])
}
