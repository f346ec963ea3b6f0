/**
 * Runs in <head>, before the first paint, on every page byte for byte the same (one CSP hash).
 * It may read only what no file can know: the chosen theme and the URL's query.
 */
import { intentsKey } from '../lib/early.ts'
import { applyTheme } from '../lib/theme.ts'

applyTheme()

/** The files of cart and account show what most devices have: an empty cart, and nobody signed in. */
function hasOwn(): boolean {
  const [, page] = /\/(cart$|account)/.exec(location.pathname) ?? []
  try {
    const keys = page === 'account' ? ['session'] : ['cart:mirror', 'cart:guest', 'session']
    const kept = keys.map((key) => localStorage.getItem(key)).join('')
    return page === 'account'
      ? /"user"/.test(kept)
      : page === 'cart' &&
          /"variant"|"lines":[1-9]|"user"/.test(kept + sessionStorage.getItem(intentsKey))
  } catch {
    return false
  }
}

// Campaign parameters change nothing on the page and must not cost its head start.
const query = [...new URLSearchParams(location.search).keys()].some(
  (key) => !/^utm_|clid$/.test(key),
)
if (query || hasOwn()) document.documentElement.dataset.query = ''

// A way back or a hash leads to a place that only the whole page has; a query changes the page at once anyway.
const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
if (entry?.type === 'navigate' && !location.hash && !query)
  document.documentElement.dataset.early = ''
