import { useOffline } from './use-offline.ts'

type NotHereProps = {
  words: { offline: string; loading: string; notLoaded: string; tryAgain: string }
  isPending: boolean
  onRetry: () => void
}

/** In the place of what only the network has: it waits for one, is on its way, or did not come. */
export function NotHere({ words, isPending, onRetry }: NotHereProps) {
  const isOffline = useOffline()
  if (isOffline) return <p className="form-waits">{words.offline}</p>
  if (isPending) return <p className="note">{words.loading}</p>
  return (
    <>
      <p>{words.notLoaded}</p>
      <button className="button button-quiet button-small" type="button" onClick={onRetry}>
        {words.tryAgain}
      </button>
    </>
  )
}
