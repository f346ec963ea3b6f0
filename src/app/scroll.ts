import type { Location } from 'react-router'

const storageKey = 'scroll'
let current = typeof history === 'undefined' ? '' : historyKey()
let isFirst = true

function historyKey(): string {
  return (history.state as { key?: string } | null)?.key ?? 'default'
}

function readPositions(): Record<string, number> {
  try {
    return JSON.parse(sessionStorage.getItem(storageKey) ?? '{}') as Record<string, number>
  } catch {
    return {} // a damaged record costs a scroll position, never a page
  }
}

/** Keeps the scroll position of the entry on screen. Called before leaving it and when the page is hidden. */
export function rememberScroll() {
  const positions = Object.entries(readPositions()).filter(([key]) => key !== current)
  positions.push([current, window.scrollY])
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(Object.fromEntries(positions.slice(-50))))
  } catch {
    // storage is full or forbidden: back will start at the top
  }
}

function findTarget(hash: string): HTMLElement | null {
  try {
    return hash ? document.getElementById(decodeURIComponent(hash.slice(1))) : null
  } catch {
    return null // `#%` is no encoded name of anything
  }
}

/** After a navigation has rendered: back to where the shopper was, to the hash's target, or to the top. */
export function restoreScroll(location: Location, action: 'POP' | 'PUSH' | 'REPLACE'): void {
  current = location.key
  if (isFirst) {
    isFirst = false // the browser itself restores a reload, and the prerendered page is already at its place
    return
  }
  if (action === 'POP') {
    // Nothing of scrollTo's may be returned: new browsers give a promise, and an effect would call it.
    window.scrollTo(0, readPositions()[location.key] ?? 0)
    return
  }
  // Filters and sorting change the list under the shopper's eyes; the page must not jump. The entry keeps that state,
  // so this is asked after POP: a filtered list is come back to like any other.
  if (action === 'REPLACE' || (location.state as { keepScroll?: boolean } | null)?.keepScroll)
    return
  const target = findTarget(location.hash)
  if (target) target.scrollIntoView()
  else window.scrollTo(0, 0)
}
