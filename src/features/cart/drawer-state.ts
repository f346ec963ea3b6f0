import { useSyncExternalStore } from 'react'
import { createListeners } from '../../lib/listeners.ts'

/** `added`: the variant just put in, to be pointed out. `note`: why it is less than was asked for. */
type DrawerState = { isOpen: boolean; added: string | null; note: string | null }

const closed: DrawerState = { isOpen: false, added: null, note: null }
const { subscribe, tell } = createListeners()
let state = closed

function set(next: DrawerState) {
  state = next
  tell()
}

/** Opens the cart over the page, at the line just added. */
export const openCartDrawer = (added: string | null = null, note: string | null = null) =>
  set({ isOpen: true, added, note })
export const closeCartDrawer = () => set(closed)

export const useDrawerState = (): DrawerState =>
  useSyncExternalStore(
    subscribe,
    () => state,
    () => closed,
  )
