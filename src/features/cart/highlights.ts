import { useSyncExternalStore } from 'react'
import { createListeners } from '../../lib/listeners.ts'

/** Long enough to be seen by who looks up. */
const shownMs = 6_000

const { subscribe, tell } = createListeners()
let highlighted: ReadonlySet<string> = new Set()
const none: ReadonlySet<string> = new Set()

function set(next: ReadonlySet<string>) {
  highlighted = next
  tell()
}

/** Points these variants' lines out for a while. */
export function highlight(variants: readonly string[]): void {
  if (!variants.length) return
  set(new Set([...highlighted, ...variants]))
  setTimeout(() => {
    const gone = new Set(variants)
    set(new Set([...highlighted].filter((variant) => !gone.has(variant))))
  }, shownMs)
}

/** Variants that another device has just changed. */
export const useHighlights = (): ReadonlySet<string> =>
  useSyncExternalStore(
    subscribe,
    () => highlighted,
    () => none,
  )
