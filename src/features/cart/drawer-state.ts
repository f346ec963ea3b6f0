import { useSyncExternalStore } from 'react'

/** `added`: the variant just put in, to be pointed out. */
type DrawerState = { isOpen: boolean; added: string | null }

const closed: DrawerState = { isOpen: false, added: null }
const listeners = new Set<() => void>()
let state = closed

function set(next: DrawerState) {
  state = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Opens the cart over the page, at the line just added. */
export const openCartDrawer = (added: string | null = null) => set({ isOpen: true, added })
export const closeCartDrawer = () => set(closed)

export const useDrawerState = (): DrawerState =>
  useSyncExternalStore(
    subscribe,
    () => state,
    () => closed,
  )
