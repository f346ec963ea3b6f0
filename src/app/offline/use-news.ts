import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { describe, type WorkerMessage } from '../../sw/messages.ts'
import { askWorker } from '../../wire/ask-worker.ts'
import { overlayQuery } from '../../wire/catalog/catalog-queries.ts'

/**
 * The copy on screen was the kept one, and the network brought another: the shop changed since. The words stay under the
 * reader's eyes as they are; prices and stock are asked for at once.
 */
export function useNews() {
  const client = useQueryClient()
  useEffect(() => {
    const onMessage = ({ data }: MessageEvent<WorkerMessage>) => {
      if (data.type === 'page-updated') void client.invalidateQueries(overlayQuery)
    }
    navigator.serviceWorker?.addEventListener('message', onMessage)
    void askWorker(describe) // it then tells what came before anybody listened
    return () => navigator.serviceWorker?.removeEventListener('message', onMessage)
  }, [client])
}
