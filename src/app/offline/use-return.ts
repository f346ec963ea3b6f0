import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { announce } from '../../lib/announce.ts'
import { useOffline } from '../../ui/use-offline.ts'
import { backOnline, offlineSaid } from '#messages/offline.ts'

/** Says once that the network went, and once that it is back; then what could not be read is read again. */
export function useReturn() {
  const client = useQueryClient()
  const isOffline = useOffline()
  const wasOffline = useRef(false)
  useEffect(() => {
    if (isOffline === wasOffline.current) return
    wasOffline.current = isOffline
    announce(isOffline ? offlineSaid : backOnline)
    if (isOffline) return
    void client.refetchQueries({ predicate: ({ state }) => state.status === 'error' })
  }, [client, isOffline])
}
