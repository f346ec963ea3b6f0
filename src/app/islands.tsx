import { Suspense, useEffect, useSyncExternalStore, type ReactNode } from 'react'
import { createListeners } from '../lib/listeners.ts'

type IslandName = 'header' | 'page' | 'footer'

const waited = new Set<IslandName>(['header', 'page', 'footer'])
const { subscribe, tell } = createListeners()

function Heard({ name }: { name: IslandName }) {
  useEffect(() => {
    if (waited.delete(name) && !waited.size) tell()
  }, [name])
  return null
}

/** A part of the screen that hydrates by itself: a tap on it makes it the next one, and waits for no other. */
export function Island({ name, children }: { name: IslandName; children: ReactNode }) {
  return (
    <Suspense>
      {children}
      <Heard name={name} />
    </Suspense>
  )
}

/**
 * True once every island has been hydrated. Until then the answers they read must be those of the file: an island
 * that hydrates with newer ones would be drawn anew.
 */
export const useAllHeard = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => waited.size === 0,
    () => false,
  )
