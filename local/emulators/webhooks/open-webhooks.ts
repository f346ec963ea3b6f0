import type { Faults } from '../faults.ts'

/** One thing to tell the shop. Signed anew for each try, as the companies do. */
export type Delivery = {
  body: string
  sign: (flaw: SignatureFlaw | null) => Record<string, string>
}

/** `forged`: by somebody without the key; `stale`: true, but of ten minutes ago. */
export type SignatureFlaw = 'forged' | 'stale'

export type Webhooks = {
  send: (delivery: Delivery) => void
  /** Ends tries that are still to come. */
  close: () => void
}

/** Companies go on for days; here somebody watches. */
const longestPauseMs = 30_000
const mostTries = 30
const patienceMs = 10_000
/** So that a sale of hundreds is told as by a company with queues, not as an attack. */
const mostAtOnce = 16
const copiesOfDuplicate = 5
const reorderMs = 3000

/**
 * Sends webhooks until the shop takes them. The operation `webhook` knows these faults: `lose` (never sent), `delay`
 * (by `delayMs`), `duplicate` (five times), `reorder` (after the next one, or after three seconds), `forged` and
 * `stale` (with a signature that must be refused; sent once).
 */
export function openWebhooks(address: string, faults: Faults): Webhooks {
  const line = queueUp()
  const timers = new Set<NodeJS.Timeout>()
  let heldBack: (() => void)[] = []
  const later = (ms: number, then: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      then()
    }, ms)
    timers.add(timer.unref())
  }
  const start = (delivery: Delivery, tried = 0) =>
    line(async () => {
      faults.count('webhook')
      if (await post(address, delivery.body, delivery.sign(null))) return
      const pauseMs = Math.min(500 * 2 ** tried, longestPauseMs)
      if (tried + 1 < mostTries) later(pauseMs, () => start(delivery, tried + 1))
    })
  const release = () => {
    const due = heldBack
    heldBack = []
    // A moment, so that the next one really is there first.
    if (due.length > 0) later(300, () => due.forEach((send) => send()))
  }
  const send = (delivery: Delivery) => {
    const fault = faults.take('webhook')
    if (fault?.kind === 'lose') return
    if (fault?.kind === 'delay') return later(fault.delayMs ?? 1000, () => start(delivery))
    if (fault?.kind === 'reorder') {
      heldBack.push(() => start(delivery))
      return later(fault.delayMs ?? reorderMs, release)
    }
    if (fault?.kind === 'forged' || fault?.kind === 'stale') {
      const headers = delivery.sign(fault.kind)
      return line(async () => void (await post(address, delivery.body, headers)))
    }
    const copies = fault?.kind === 'duplicate' ? copiesOfDuplicate : 1
    for (let copy = 0; copy < copies; copy++) start(delivery)
    release()
  }
  return { send, close: () => timers.forEach((timer) => clearTimeout(timer)) }
}

/** True where the shop took it. */
async function post(address: string, body: string, headers: Record<string, string>) {
  try {
    const answer = await fetch(address, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
      signal: AbortSignal.timeout(patienceMs),
    })
    await answer.body?.cancel()
    return answer.ok
  } catch {
    return false
  }
}

/** Runs so many at once, the others in turn. */
function queueUp(): (task: () => Promise<void>) => void {
  const waiting: (() => Promise<void>)[] = []
  let running = 0
  const next = () => {
    const task = running < mostAtOnce ? waiting.shift() : undefined
    if (!task) return
    running++
    void task().finally(() => {
      running--
      next()
    })
  }
  return (task) => {
    waiting.push(task)
    next()
  }
}
