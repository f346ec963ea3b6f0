import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useUser } from '../../wire/auth/use-user.ts'
import { confirmPayment } from '../../wire/checkout/checkout.ts'
import { settleOrder } from '../../wire/checkout/settle-placed.ts'
import { followOrder } from '../../wire/orders/follow-order.ts'
import { orderQuery } from './order-query.ts'
import type { Awaited } from './order-state.ts'

/** Behind the nudges, for a socket that does not come: often while money is awaited, then now and then. */
const pollMs = { pending: 3_000, heard: 15_000, later: 60_000 }
/** When the provider is asked how it stands; webhooks and the reconciler do the rest. */
const confirmAtMs = [0, 4_000, 12_000, 30_000, 60_000, 120_000]
/** Longer than a payment that was made takes to be confirmed. */
const patienceMs = 8_000

/** Has the server ask the provider, a few times; each answer that says something new is read. */
function useConfirming(id: string, key: string | null, onAnswer: () => void) {
  const [awaited, setAwaited] = useState<Awaited>(null)
  useEffect(() => {
    if (key === null) return
    const startedAt = performance.now()
    const ask = async () => {
      const answer = await confirmPayment({ orderId: id, orderKey: key })
      if (answer.kind !== 'done') return
      const { status, payment } = answer.value
      if (status !== 'pending') return onAnswer()
      const isLong = performance.now() - startedAt > patienceMs
      // Whoever may have paid is not told that nothing was charged.
      const told = payment === 'open' || payment === 'processing' ? payment : null
      setAwaited((before) => (isLong || before === told ? told : null))
    }
    const timers = confirmAtMs.map((ms) => setTimeout(() => void ask(), ms))
    return () => timers.forEach((timer) => clearTimeout(timer))
  }, [id, key, onAnswer])
  return awaited
}

function useFollowing(id: string, key: string | null, onNudge: () => void) {
  const [isHeard, setHeard] = useState(false)
  useEffect(() => {
    if (key === null) return
    return followOrder(id, key, onNudge, (isJoined) => {
      setHeard(isJoined)
      // What was said before is lost.
      if (isJoined) onNudge()
    })
  }, [id, key, onNudge])
  return isHeard
}

/**
 * An order that keeps itself up to date: by nudges of the database, with asking by the clock behind them.
 * @param key of the link, '' where it has none
 * @returns `awaited`: what the provider says, and has said more than once, while the order is pending
 */
export function useOrder(id: string, key: string) {
  const user = useUser()
  const client = useQueryClient()
  const query = orderQuery(id, key, user)
  const [refresh] = useState(() => () => void client.invalidateQueries({ queryKey: ['order', id] }))
  const [isHeard, setHeard] = useState(false)
  const { data: order, error } = useQuery({
    ...query,
    refetchInterval: ({ state }) => {
      const isPending = state.data?.status === 'pending' || state.status === 'error'
      if (isPending) return isHeard ? pollMs.heard : pollMs.pending
      return pollMs.later
    },
  })
  // An owner's link has no key; the order itself does.
  const ownKey = order?.key ?? null
  const heard = useFollowing(id, ownKey, refresh)
  if (heard !== isHeard) setHeard(heard)
  const awaited = useConfirming(id, order?.status === 'pending' ? ownKey : null, refresh)
  useEffect(() => {
    if (order) void settleOrder(order)
  }, [order])
  return { order, error, awaited }
}
