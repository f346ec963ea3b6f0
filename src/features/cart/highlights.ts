import { useSyncExternalStore } from 'react'

/** Long enough to be seen by who looks up. */
const shownMs = 6_000

const listeners = new Set<() => void>()
let highlighted: ReadonlySet<string> = new Set()
const none: ReadonlySet<string> = new Set()

function set(next: ReadonlySet<string>) {
  highlighted = next
  for (const listener of listeners) listener()
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

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Variants that another device has just changed. */
export const useHighlights = (): ReadonlySet<string> =>
  useSyncExternalStore(
    subscribe,
    () => highlighted,
    () => none,
  )
