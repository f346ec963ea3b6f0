import { countUnsent, hearWishlist, sendWishlist, syncWishlist } from './sync-wishlist.ts'
import { subscribeWishlist } from './wishlist-store.ts'

/**
 * Keeps a person's wishlist the same here and on the server: now, with each change, and whenever the page or the
 * network is back.
 * @param isHeard true while the list is on screen: what another device does shows at once
 * @returns ends it
 */
export function keepWishlist(user: string, isHeard: boolean): () => void {
  const end = new AbortController()
  const { signal } = end
  const sync = () => void syncWishlist()
  const leaves = [
    subscribeWishlist(() => {
      if (countUnsent(user)) void sendWishlist(user)
    }),
  ]
  addEventListener('online', sync, { signal })
  addEventListener('pageshow', ({ persisted }) => persisted && sync(), { signal })
  document.addEventListener(
    'visibilitychange',
    () => document.visibilityState === 'visible' && sync(),
    { signal },
  )
  const follow = async () => {
    const { followTopic } = await import('../realtime/follow-topic.ts')
    if (signal.aborted) return
    const leave = followTopic(`wishlist:${user}`, 'wishlist', {
      onMessage: (payload) => hearWishlist(user, payload as object),
      onState: (isJoined) => isJoined && sync(), // what was said while nobody listened is lost
    })
    leaves.push(leave)
  }
  sync()
  // Without its code the list is read with each return to the page.
  if (isHeard) void follow().catch(() => {})
  return () => {
    end.abort()
    for (const leave of leaves) leave()
  }
}
