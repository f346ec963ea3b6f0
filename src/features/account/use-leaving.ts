import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { signOut } from '../../wire/auth/leave.ts'

type Lines = Awaited<ReturnType<(typeof import('../../wire/cart/sign-out.ts'))['prepareSignOut']>>
/** What waits to be sent: changes of the cart, and how many of the wishlist. */
type Unsent = { lines: Lines; saved: number }

/** Where the cart's code does not come nothing of it was opened on this page; what it keeps is erased with the next one. */
const loadCartLeave = () => import('../../wire/cart/sign-out.ts')
const loadWishlist = () => import('../../wire/auth/wishlist-store.ts')

const patienceMs = 5_000

/** Sends what waits, as far as the network takes it. */
async function sendAll(user: string): Promise<Unsent> {
  const [cart, wishlist] = await Promise.all([
    loadCartLeave(),
    import('../../wire/auth/sync-wishlist.ts'),
  ])
  const late = new Promise((resolve) => setTimeout(resolve, patienceMs))
  const [lines] = await Promise.all([
    cart.prepareSignOut(),
    wishlist.countUnsent(user) && Promise.race([wishlist.syncWishlist(), late]),
  ])
  return { lines, saved: wishlist.countUnsent(user) }
}

/** Takes all an account has left on this device away: cart, wishlist, and every answer that was its own. */
export async function eraseFromDevice(user: string, client: QueryClient): Promise<void> {
  client.removeQueries({ queryKey: ['own'] })
  // Either goes though the other's code does not come.
  await Promise.all([
    loadWishlist().then((wishlist) => wishlist.eraseWishlist(user)),
    loadCartLeave().then((cart) => cart.eraseAccount(user)),
  ])
}

export type Leaving = {
  isBusy: boolean
  /** What could not be sent, while it is asked whether it may be lost. */
  unsent: Unsent | null
  fault: 'offline' | 'failed' | null
  start: (scope: 'local' | 'global') => void
  confirm: () => void
  cancel: () => void
}

/** Signing out: what waits is sent first; what cannot be sent is asked about; then the device forgets. */
export function useLeaving(user: string): Leaving {
  const client = useQueryClient()
  const [isBusy, setBusy] = useState(false)
  const [scope, setScope] = useState<'local' | 'global'>('local')
  const [unsent, setUnsent] = useState<Unsent | null>(null)
  const [fault, setFault] = useState<Leaving['fault']>(null)

  async function leave(how: 'local' | 'global') {
    // Nothing can refuse to end this device's session: whoever closes the page before the server has heard of it leaves
    // nothing here either.
    if (how === 'local') eraseFromDevice(user, client).catch(() => {})
    const refusal = await signOut(how)
    if (refusal) return setFault(refusal === 'offline' ? 'offline' : 'failed')
    // What was on screen meanwhile may have been read once more.
    await eraseFromDevice(user, client)
  }
  async function run(act: () => Promise<void>) {
    if (isBusy) return
    setBusy(true)
    setFault(null)
    await act().catch(() => setFault('failed'))
    setBusy(false)
  }
  return {
    ...{ isBusy, unsent, fault },
    start: (how) =>
      void run(async () => {
        setScope(how)
        const waiting = await sendAll(user)
        if (waiting.lines.length || waiting.saved) setUnsent(waiting)
        else await leave(how)
      }),
    confirm: () => {
      setUnsent(null)
      void run(() => leave(scope))
    },
    cancel: () => setUnsent(null),
  }
}
