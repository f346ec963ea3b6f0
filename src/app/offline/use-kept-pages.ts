import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'react-router'
import { isDearConnection } from '../../lib/dear-connection.ts'
import { whenIdle } from '../../lib/when-idle.ts'
import { keepPage, keepPictures } from '../../sw/messages.ts'
import { askWorker } from '../../wire/ask-worker.ts'

/** A file knows no query and no hash. */
const pageUrl = () => location.origin + location.pathname

/**
 * Has every page of the visit kept, the first one with a thumbnail of all there is; from then on
 * `html[data-offline-ready]` says that the network may go.
 * @returns whether it may
 */
export function useKeptPages(isControlled: boolean): boolean {
  const { pathname } = useLocation()
  const [isReady, setReady] = useState(false)
  const isFirst = useRef(true)
  useEffect(() => {
    if (!isControlled) return
    const { dataset } = document.documentElement
    return whenIdle(async () => {
      // Someone has just cleared it all away: the next document keeps again.
      if (dataset.offlineReady === 'false') return
      const page = askWorker(keepPage(pageUrl()))
      if (!isFirst.current) return
      isFirst.current = false
      const [isKept] = await Promise.all([page, askWorker(keepPictures(isDearConnection()))])
      isFirst.current = !isKept
      if (!isKept || dataset.offlineReady) return
      dataset.offlineReady = 'true'
      setReady(true)
    }, 2_000)
  }, [isControlled, pathname])
  return isReady
}
