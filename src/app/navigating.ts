import { useSyncExternalStore } from 'react'
import { createListeners } from '../lib/listeners.ts'

let isNavigating = false
const { subscribe, tell } = createListeners()

/** Told by the router. A store, not a context: React would look for its users in the whole page before it answers a tap. */
export function setNavigating(value: boolean): void {
  isNavigating = value
  tell()
}

/** True while the next page is being made ready. */
export const useNavigating = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => isNavigating,
    () => false,
  )
