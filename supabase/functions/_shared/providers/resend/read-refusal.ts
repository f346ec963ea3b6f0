import * as v from 'valibot'
import type { Mailer } from '../../domain/ports.ts'

const refusal = v.object({ name: v.string() })

/** Faults of the letter itself: no later try makes it better. */
const faultsOfLetter = new Set([
  'validation_error',
  'missing_required_field',
  'invalid_parameter',
  'invalid_to_address',
  'invalid_attachment',
])

/**
 * Says what an answer that is not 2xx means, by the names of https://resend.com/docs/api-reference/errors. Everything
 * may pass but faults of the letter: a key or a domain that is wrong is put right by the shop, and the letters wait
 * for that. The reason holds no address: messages may, so they are left out.
 */
export function readRefusal(
  response: Response,
  body: unknown,
): Awaited<ReturnType<Mailer['send']>> {
  const { status, headers } = response
  const parsed = v.safeParse(refusal, body)
  const name = parsed.success ? parsed.output.name : 'unnamed'
  const reason = `HTTP ${status} ${name}`
  // The key was used for this mail with other words (the order moved on): so it has gone out.
  if (name === 'invalid_idempotent_request')
    return { kind: 'ok', value: { providerId: 'sent earlier' } }
  if ((status === 400 || status === 422) && faultsOfLetter.has(name))
    return { kind: 'refused', code: name, reason }
  return { kind: 'unavailable', reason, retryAfterSeconds: readRetryAfter(headers) }
}

function readRetryAfter(headers: Headers): number | undefined {
  const seconds = Number(headers.get('retry-after') ?? NaN)
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : undefined
}
