import { useEffect } from 'react'
import { loadCart } from '../features/cart/load-cart.ts'
import { whenIdle } from '../lib/when-idle.ts'
import { knownUser, onSession } from '../wire/stored-session.ts'

/** What cannot be fetched now comes with the next page, or the first use of the cart. */
const keep = () => void (knownUser() !== null && loadCart().catch(() => {}))

/** Who is signed in has their cart kept the same on every device, whatever page is open. A guest's waits until it is used. */
export function CartKeeper() {
  useEffect(() => {
    const ends = [whenIdle(keep, 2_000), onSession(keep)]
    return () => ends.forEach((end) => end())
  }, [])
  return null
}
