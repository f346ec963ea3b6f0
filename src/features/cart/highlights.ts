import { useSyncExternalStore } from 'react'
import { createListeners } from '../../lib/listeners.ts'

/** Long enough to be seen by who looks up. */
const shownMs = 6_000

const { subscribe, tell } = createListeners()
let highlighted: ReadonlySet<string> = new Set()
const none: ReadonlySet<string> = new Set()
const timers = new Map<string, ReturnType<typeof setTimeout>>()

/** What lines are called on this page, with the words of their variant; the server knows their products' titles alone. */
const names = new Map<string, string>()

/** A line is on screen under this name; news may be about it once it is gone. */
export const keepLineName = (variant: string, name: string): unknown => names.set(variant, name)

/** @returns undefined for what was never on this page */
export const findLineName = (variant: string): string | undefined => names.get(variant)

function set(next: ReadonlySet<string>) {
  highlighted = next
  tell()
}

/** The shopper has seen it, and does something of their own about it. */
export function calm(variant: string): void {
  clearTimeout(timers.get(variant))
  if (timers.delete(variant)) set(new Set([...highlighted].filter((other) => other !== variant)))
}

/** Points these variants' lines out for a while; anew where they are pointed out already. */
export function highlight(variants: readonly string[]): void {
  if (!variants.length) return
  for (const variant of variants) {
    clearTimeout(timers.get(variant))
    timers.set(
      variant,
      setTimeout(() => calm(variant), shownMs),
    )
  }
  set(new Set([...highlighted, ...variants]))
}

/** Variants that another device has just changed. */
export const useHighlights = (): ReadonlySet<string> =>
  useSyncExternalStore(
    subscribe,
    () => highlighted,
    () => none,
  )
