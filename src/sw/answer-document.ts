import { tooLate, within } from './patience.ts'

export type DocumentOrder = {
  /** The page as it is kept, whole; null when it is not. */
  readPage: () => Promise<Response | null>
  /** Asks the network, or takes what navigation preload has already asked for. */
  askNetwork: () => Promise<Response>
  /** The page that draws any URL from what is on the device. */
  readShell: () => Promise<Response | null>
  /** How long the network may take before the shell is shown instead, at most `longestMs`. */
  patienceMs: () => Promise<number>
  /** Gets the network's answer for a page that was served from the device. */
  refresh: (answer: Response) => Promise<void>
  /** Keeps the worker alive for what need not be waited for. */
  afterwards: (work: Promise<unknown>) => void
  /** A reload is how people, and the guard against a broken chunk, say that something is wrong. */
  isReload: boolean
  /** Looks through the files of the build and fetches damaged ones again. */
  heal: () => Promise<void>
}

/** A network that says nothing for this long is none, where the shell can be shown. */
export const longestMs = 3_000

/**
 * Answers a navigation: stale-while-revalidate for a page that is kept; else the network, but not for long, and then
 * the shell. What the network says (404 too) is passed through; only a failing server is stood in for.
 */
export async function answerDocument(order: DocumentOrder): Promise<Response> {
  const { readPage, askNetwork, refresh, afterwards } = order
  if (order.isReload) afterwards(order.heal().catch(() => {}))
  const startedAt = performance.now()
  const network = askNetwork()
  // Both branches below may leave it unheard.
  network.catch(() => {})
  const kept = await readPage().catch(() => null)
  if (kept) {
    afterwards(network.then(refresh).catch(() => {}))
    return kept
  }
  // To say how long takes reading the catalogue, which is part of the wait and may last longer than it.
  const waitUpTo = (ms: number) => within(ms - (performance.now() - startedAt), network)
  const waits = [waitUpTo(longestMs), order.patienceMs().then(waitUpTo)]
  const first = await Promise.race(waits).catch(() => tooLate)
  if (first instanceof Response && first.status < 500) return first
  const shell = await order.readShell().catch(() => null)
  if (shell) {
    afterwards(network.catch(() => {}))
    return shell
  }
  return first instanceof Response ? first : network
}
