/**
 * Whether the network answers. `navigator.onLine` knows cables, not answers: a phone in a tunnel is "online". So every
 * read of the network reports here whether its answer came.
 */
let isUnanswered = false
const listeners = new Set<() => void>()
const tell = () => listeners.forEach((listener) => listener())

export const isOffline = () => isUnanswered || !navigator.onLine

/** @param came - false when a request got no answer at all; an answer of any status is one. */
export function reportAnswer(came: boolean) {
  if (came !== isUnanswered) return
  isUnanswered = !came
  tell()
}

/** Calls back when `isOffline()` may have changed. */
export function subscribeConnection(listener: () => void): () => void {
  if (!listeners.size) for (const type of ['online', 'offline']) addEventListener(type, tell)
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (!listeners.size) for (const type of ['online', 'offline']) removeEventListener(type, tell)
  }
}
