import { useSyncExternalStore } from 'react'

const never = () => () => {}

/**
 * False while the first render must equal the prerendered file (which knows no query, no cart, no clock),
 * true from then on.
 */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
