import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { listChangedHandles, overlayQuery } from '../wire/catalog/catalog-queries.ts'
import type { CatalogOverlay } from '../wire/catalog/catalog-index.ts'
import { useAllHeard } from './islands.tsx'

const minute = 60_000

/**
 * The build is a head start, the database the truth: asks what changed once the whole page is hydrated, then each
 * minute and on return to the tab. Products that changed are read anew, and so are all lists, for any product may be in any.
 */
export function CatalogFreshness() {
  const client = useQueryClient()
  const { data } = useQuery({
    ...overlayQuery,
    enabled: useAllHeard(),
    refetchInterval: ({ state }) => navigator.onLine && (state.error ? minute / 6 : minute),
    refetchOnReconnect: 'always', // what is only seconds old may still be from before the silence
    refetchOnWindowFocus: true,
  })
  const before = useRef<CatalogOverlay>(undefined)

  useEffect(() => {
    if (!data || data === before.current) return
    const handles = listChangedHandles(before.current, data)
    const changed = handles.length > 0 || data.categories !== (before.current?.categories ?? null)
    const isOtherDatabase = data.whole && !before.current?.whole
    before.current = data
    if (isOtherDatabase) void client.invalidateQueries({ queryKey: ['catalog', 'product'] })
    if (!changed && !isOtherDatabase) return
    for (const handle of handles)
      void client.invalidateQueries({ queryKey: ['catalog', 'product', handle] })
    void client.invalidateQueries({ queryKey: ['catalog', 'derived'] })
  }, [client, data])

  return null
}
