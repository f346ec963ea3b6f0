import { useEffect, useSyncExternalStore } from 'react'
import { whenIdle } from '../../lib/when-idle.ts'
import { useUser } from '../../wire/auth/use-user.ts'
import {
  readWishlist,
  subscribeWishlist,
  type StoredWishlist,
} from '../../wire/auth/wishlist-store.ts'

const empty: StoredWishlist = { flips: {}, server: {}, handles: {} }
const read = () => readWishlist()
const inTheFile = () => empty

/** The wishlist of whoever uses this device now. The file knows no device. */
export const useWishlist = (): StoredWishlist =>
  useSyncExternalStore(subscribeWishlist, read, inTheFile)

/** While this is on screen the wishlist of who is signed in is kept the same everywhere. A guest's stays on the device. */
export function useKeptWishlist(isHeard: boolean): void {
  const user = useUser()
  useEffect(() => {
    if (user === null) return
    let isOver = false
    let end = () => {}
    const start = async () => {
      const { keepWishlist } = await import('../../wire/auth/keep-wishlist.ts')
      if (!isOver) end = keepWishlist(user, isHeard)
    }
    // Where its code does not come there is no network to keep it the same with.
    const cancel = whenIdle(() => void start().catch(() => {}), 1_000)
    return () => {
      isOver = true
      cancel()
      end()
    }
  }, [user, isHeard])
}
