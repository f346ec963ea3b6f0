import { setTimeout as wait } from 'node:timers/promises'
import { once } from 'node:events'

/**
 * One thing that goes wrong. `answerWithFaults` knows `timeout` (no answer for `delayMs`, a minute where none is
 * given), `delay` (the answer comes after `delayMs`), `lost-answer` (done, but nobody hears of it), `malformed` (the
 * answer breaks off in the middle) and any HTTP status from 400 (`429`, `500`); other kinds mean what the emulator of
 * the operation says.
 */
export type Fault = {
  /** The operation: `rates`, `open`, `webhook` … as the emulator names it. */
  on: string
  kind: string
  delayMs?: number
  /** How often; for ever where none is given. */
  times?: number
}

export type FaultPlan = { faults: readonly Fault[]; latencyMs: number }

/** The switches of one emulator. */
export type Faults = {
  /** What is switched on, and how often each operation was called since the last reset. */
  read: () => FaultPlan & { calls: Readonly<Record<string, number>> }
  plan: (plan: FaultPlan) => void
  /** Nothing fails, nothing was called. */
  reset: () => void
  /** Notes a call of an operation. */
  count: (on: string) => void
  /** The fault an operation meets now; one that has been met `times` times is gone. */
  take: (on: string) => Fault | null
}

/** Switches that are all off. */
export function openFaults(): Faults {
  let faults: Fault[] = []
  let latencyMs = 0
  let calls: Record<string, number> = {}
  const plan = (next: FaultPlan) => {
    faults = next.faults.map((fault) => ({ ...fault }))
    latencyMs = next.latencyMs
  }
  return {
    read: () => ({ faults, latencyMs, calls }),
    plan,
    reset: () => {
      plan({ faults: [], latencyMs: 0 })
      calls = {}
    },
    count: (on) => {
      calls[on] = (calls[on] ?? 0) + 1
    },
    take: (on) => {
      const fault = faults.find((candidate) => candidate.on === on)
      if (fault?.times !== undefined && --fault.times <= 0)
        faults = faults.filter((other) => other !== fault)
      return fault ?? null
    },
  }
}

const silenceMs = 60_000

/**
 * Answers an operation, or fails it as the switches say.
 *
 * @param on - the operation's name; it is counted.
 * @param answer - does it; a fault of a kind that is none of these here is its to mean.
 * @param fail - an error of this HTTP status in the company's own shape.
 */
export async function answerWithFaults(
  faults: Faults,
  on: string,
  signal: AbortSignal,
  answer: (fault: Fault | null) => Response | Promise<Response>,
  fail: (status: number) => Response,
): Promise<Response> {
  faults.count(on)
  const fault = faults.take(on)
  const { latencyMs } = faults.read()
  if (latencyMs > 0) await sleep(latencyMs, signal)
  if (fault === null) return answer(null)
  if (fault.kind === 'delay') {
    await sleep(fault.delayMs ?? 1000, signal)
    return answer(null)
  }
  if (fault.kind === 'timeout' || fault.kind === 'lost-answer') {
    if (fault.kind === 'lost-answer') await answer(null)
    await sleep(fault.delayMs ?? silenceMs, signal)
    return fail(504)
  }
  if (fault.kind === 'malformed') return breakOff(await answer(null))
  const status = Number(fault.kind)
  return status >= 400 && status < 600 ? fail(status) : answer(fault)
}

/** Ends early when nobody listens any more. A sleeper does not keep the process alive. */
async function sleep(delayMs: number, signal: AbortSignal): Promise<void> {
  const end = new AbortController()
  await Promise.race([
    wait(delayMs, undefined, { ref: false, signal: end.signal }).catch(() => {}),
    signal.aborted ? null : once(signal, 'abort', { signal: end.signal }).catch(() => {}),
  ])
  end.abort()
}

/** The first half of an answer, as from a proxy that gave up. */
async function breakOff(answer: Response): Promise<Response> {
  const body = await answer.text()
  return new Response(body.slice(0, Math.ceil(body.length / 2)) || '<html>Bad gateway', {
    status: answer.status,
    headers: { 'content-type': answer.headers.get('content-type') ?? 'text/html' },
  })
}
