import { refuse } from './refuse.ts'

const keptMs = 24 * 60 * 60_000
const mostKeys = 2_000

/** What Resend remembers of idempotency keys, for 24 hours: https://resend.com/docs/dashboard/emails/idempotency-keys */
export type IdempotencyKeys = {
  /** Does it once for each key; the same key with the same body gives the same answer again. */
  once: (key: string | null, body: string, send: () => Promise<Response>) => Promise<Response>
}

/** Starts with no key known. */
export function openKeys(): IdempotencyKeys {
  const known = new Map<string, { body: string; at: number; answer: unknown }>()
  return {
    once: async (key, body, send) => {
      if (key === null) return send()
      if (key.length < 1 || key.length > 256) return refuse('invalid_idempotency_key')
      const before = known.get(key)
      if (before && before.at > Date.now() - keptMs) {
        if (before.body !== body) return refuse('invalid_idempotent_request')
        if (before.answer === undefined) return refuse('concurrent_idempotent_requests')
        return Response.json(before.answer)
      }
      const entry = { body, at: Date.now(), answer: undefined as unknown }
      known.set(key, entry)
      // The oldest come first; a long run of tests must not fill the memory.
      for (const oldest of known.keys()) {
        if (known.size <= mostKeys) break
        known.delete(oldest)
      }
      const answer = await send()
      if (answer.ok) entry.answer = await answer.clone().json()
      else known.delete(key)
      return answer
    },
  }
}
