import { useSyncExternalStore } from 'react'
import { isOffline, subscribeConnection } from '../lib/connection.ts'

const inTheFile = () => false

/** True while the network does not answer. The prerendered file knows no network, so it is false until hydrated. */
export const useOffline = (): boolean =>
  useSyncExternalStore(subscribeConnection, isOffline, inTheFile)
