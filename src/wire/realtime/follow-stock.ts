import { followTopic } from './follow-topic.ts'

type Followed = { viewers: number; nudges: Set<() => void>; leave: () => void }

/** A socket carries a hundred topics; a cart may have as many lines, and its own. */
const mostProducts = 60
/** A product that a thousand people look at must not make them all ask in the same instant. */
const spreadMs = 300

const products = new Map<string, Followed>()

function follow(product: string): Followed {
  const nudges = new Set<() => void>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const nudge = () => {
    clearTimeout(timer)
    timer = setTimeout(() => nudges.forEach((each) => each()), Math.random() * spreadMs)
  }
  let wasJoined = false
  const leave = followTopic(`stock:${product}`, 'stock', {
    onMessage: nudge,
    onState: (isJoined) => {
      // The page was read a moment ago; after a silence it must be read again.
      if (isJoined && wasJoined) nudge()
      wasJoined ||= isJoined
    },
  })
  return { viewers: 0, nudges, leave }
}

/**
 * Hears that stock or price of these products changed; what they are now must be asked.
 * @returns ends it
 */
export function followStock(ids: readonly string[], onNudge: () => void): () => void {
  const heard = ids.slice(0, mostProducts)
  // Each call is a listener of its own, whoever else listens with the same function.
  const nudge = () => onNudge()
  for (const id of heard) {
    const followed = products.get(id) ?? follow(id)
    products.set(id, followed)
    followed.viewers += 1
    followed.nudges.add(nudge)
  }
  return () => {
    for (const id of heard) {
      const followed = products.get(id)!
      followed.viewers -= 1
      followed.nudges.delete(nudge)
      if (followed.viewers > 0) continue
      followed.leave()
      products.delete(id)
    }
  }
}
