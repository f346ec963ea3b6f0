import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { readPageData } from '../../lib/page-data.ts'
import { overlayQuery } from '../../wire/catalog/catalog-queries.ts'
import { keepOverlay } from '../../wire/catalog/kept-overlay.ts'

/** Keeps what the feed last answered for the next page, and for times offline. */
export function useKeptOverlay(isControlled: boolean) {
  const { data: overlay, dataUpdatedAt } = useQuery({ ...overlayQuery, enabled: false })
  useEffect(() => {
    const page = readPageData()
    if (!isControlled || !overlay || !page) return
    const { feed, version } = page
    // Full or forbidden storage costs a head start, no more.
    keepOverlay({ overlay, base: { feed, version }, storedAt: dataUpdatedAt }).catch(() => {})
  }, [isControlled, overlay, dataUpdatedAt])
}
