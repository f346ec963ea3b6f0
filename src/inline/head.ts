/**
 * Runs in <head>, before the first paint, on every page byte for byte the same (one CSP hash).
 * It may read only what no file can know: the chosen theme and the URL's query.
 */
import { applyTheme } from '../lib/theme.ts'

applyTheme()

// Campaign parameters change nothing on the page and must not cost its head start.
const query = [...new URLSearchParams(location.search).keys()].some(
  (key) => !/^utm_|clid$/.test(key),
)
if (query || /\/cart$/.test(location.pathname)) document.documentElement.dataset.query = ''
