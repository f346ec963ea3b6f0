import { createListeners } from './listeners.ts'

/**
 * Whether the network answers. `navigator.onLine` knows cables, not answers: a phone in a tunnel is "online". So every
 * read of the network reports here whether its answer came.
 */
let isUnanswered = false
const { subscribe, tell } = createListeners((signal) => {
  for (const type of ['online', 'offline']) addEventListener(type, () => tell(), { signal })
})

export const isOffline = () => isUnanswered || !navigator.onLine

/** @param came - false when a request got no answer at all; an answer of any status is one. */
export function reportAnswer(came: boolean) {
  if (came !== isUnanswered) return
  isUnanswered = !came
  tell()
}

/** Calls back when `isOffline()` may have changed. */
export const subscribeConnection = subscribe
