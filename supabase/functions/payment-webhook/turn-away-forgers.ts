import { limitsOf } from '../_shared/domain/rate-limit.ts'
import type { RateLimit } from '../_shared/domain/rate-limit.ts'
import { refuse } from '../_shared/domain/refusal.ts'
import type { Refusal } from '../_shared/domain/refusal.ts'
import type { Caller } from '../_shared/http/identify-caller.ts'

/** Signatures that may be wrong, by address: to have one verified costs the shop a call of PayPal's. */
const failures = { capacity: 60, perSeconds: 600 }
const mostRemembered = 1000

/** Takes a token from each bucket and gives 0, or none and the seconds to wait. */
export type TakeTokens = (limits: readonly RateLimit[]) => Promise<number>

/**
 * Wraps what takes an event: only a wrong signature costs its sender a token, so that a provider may send as much as it
 * wants. Whose bucket is empty is remembered, and nobody is asked about what they send until it fills.
 */
export function forgerGuard(takeTokens: TakeTokens) {
  const awayUntil = new Map<string, number>()
  return async <T extends { kind: string }>(
    caller: Caller,
    takeEvent: () => Promise<T | Refusal>,
  ): Promise<T | Refusal> => {
    const limits = limitsOf('webhook', caller, failures)
    const { key } = limits[0]!
    const restMs = (awayUntil.get(key) ?? 0) - Date.now()
    if (restMs > 0) return turnAway(restMs / 1000)
    const answer = await takeEvent()
    if (!('code' in answer) || answer.code !== 'bad_signature') return answer
    const seconds = await takeTokens(limits)
    if (seconds === 0) return answer
    if (awayUntil.size >= mostRemembered) awayUntil.clear()
    awayUntil.set(key, Date.now() + seconds * 1000)
    return turnAway(seconds)
  }
}

const turnAway = (seconds: number) =>
  refuse('too_many_requests', 'Too many signatures were wrong', {
    retryAfterSeconds: Math.ceil(seconds),
  })
