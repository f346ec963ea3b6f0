import { insideOffline } from '#messages/account.ts'
import { useOffline } from '../../ui/use-offline.ts'

/** While the account itself is on its way. */
export function InsideWaits() {
  const isOffline = useOffline()
  return (
    <div className="width account" aria-busy={!isOffline}>
      {isOffline && (
        <p className="form-waits" role="status">
          {insideOffline}
        </p>
      )}
    </div>
  )
}
