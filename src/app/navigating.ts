import { useSyncExternalStore } from 'react'

let isNavigating = false
const listeners = new Set<() => void>()

/** Told by the router. A store, not a context: React would look for its users in the whole page before it answers a tap. */
export function setNavigating(value: boolean): void {
  isNavigating = value
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** True while the next page is being made ready. */
export const useNavigating = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => isNavigating,
    () => false,
  )
