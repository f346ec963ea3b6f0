import { useQuery } from '@tanstack/react-query'
import { capitalise, offline } from '#messages/offline.ts'
import { readPageData } from '../../lib/page-data.ts'
import { DeviceIcon } from '../../ui/device-icon.tsx'
import { useOffline } from '../../ui/use-offline.ts'
import { overlayQuery } from '../../wire/catalog/catalog-queries.ts'
import { describeAge } from './as-of.ts'

/** The age of the prices on screen in words, or null while they are new or nothing is known. */
function usePriceAge(isOffline: boolean): string | null {
  // `errorUpdateCount` is read so that each vain attempt draws anew: data grows old while it is looked at.
  const { dataUpdatedAt, errorUpdateCount, isError } = useQuery({ ...overlayQuery, enabled: false })
  const { builtAt = 0 } = readPageData() ?? {}
  const isFailing = isError && errorUpdateCount > 0
  return describeAge({ heardAt: dataUpdatedAt, builtAt: builtAt * 1000 }, { isOffline, isFailing })
}

/** One quiet line at the foot of the screen while there is no network, or prices are old. It was announced already. */
export function StatusLine() {
  const isOffline = useOffline()
  const age = usePriceAge(isOffline)
  if (!isOffline && !age) return null
  const words = isOffline ? [offline, age].filter(Boolean).join(' · ') : capitalise(age ?? '')
  return (
    <p className="status-line">
      {isOffline && <DeviceIcon name="offline" />}
      <span className="status-words">{words}</span>
    </p>
  )
}
