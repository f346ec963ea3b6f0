import { useSyncExternalStore } from 'react'
import { createListeners } from '../lib/listeners.ts'

/** A page that is there sooner needs no sign that it is coming; to draw one would keep it. */
const patienceMs = 100

let isLate = false
let timer: ReturnType<typeof setTimeout> | undefined
const { subscribe, tell } = createListeners()

function setLate(value: boolean) {
  if (isLate === value) return
  isLate = value
  tell()
}

/** Told by the router when a link is followed. A store, not a context: React would look for its users in the whole page before it answers a tap. */
export function beginNavigating(): void {
  clearTimeout(timer)
  timer = setTimeout(setLate, patienceMs, true)
}

/** Told by the router when the next page is there. */
export function endNavigating(): void {
  clearTimeout(timer)
  setLate(false)
}

/** True while the next page keeps one waiting. */
export const useNavigating = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => isLate,
    () => false,
  )
