const missing = new WeakSet<object>()

/** From now on errors of chunks that did not come are known as such. */
export function watchChunks() {
  addEventListener('vite:preloadError', ({ payload }) => missing.add(payload))
}

export const isMissingChunk = (error: unknown) => error instanceof Error && missing.has(error)

/**
 * A chunk that is gone belongs to a build that is gone: the page is asked for anew, once for each build and URL, and never
 * without a network, where the answer would be worse than what is on screen.
 * @returns false when that has been tried, or cannot be: then the page must say so
 */
export function reloadOnce(): boolean {
  // This file's URL carries the hash of the build's code.
  const key = `reloaded ${import.meta.url} ${location.href}`
  try {
    if (!navigator.onLine || sessionStorage.getItem(key) !== null) return false
    sessionStorage.setItem(key, '')
  } catch {
    return false // without a memory it might never end
  }
  location.reload()
  return true
}
