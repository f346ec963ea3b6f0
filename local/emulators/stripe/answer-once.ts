import { forgetOldest } from '../open-memory.ts'
import type { Account } from './open-account.ts'
import { StripeFault } from './stripe-error.ts'

/** Stripe's own are kept for a day. */
const mostKeys = 2000

/**
 * Runs a call; one that bears an `Idempotency-Key` is run once, and its answer given again.
 *
 * @throws {StripeFault} where the key was used for another call.
 * @see https://docs.stripe.com/api/idempotent_requests
 */
export function answerOnce(
  account: Account,
  request: Request,
  body: string,
  run: () => unknown,
): Response {
  const key = request.method === 'POST' ? request.headers.get('idempotency-key') : null
  const wanted = `${new URL(request.url).pathname}?${body}`
  const before = key === null ? undefined : account.answers.get(key)
  if (before && before.request !== wanted)
    throw new StripeFault(
      400,
      'idempotency_error',
      `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}'.`,
    )
  const answer = before ?? { request: wanted, status: 200, body: JSON.stringify(run()) }
  // What is refused as invalid is not kept: put right, it may come again with the same key.
  if (key !== null) account.answers.set(key, answer)
  forgetOldest(account.answers, mostKeys)
  return new Response(answer.body, {
    status: answer.status,
    headers: {
      'content-type': 'application/json',
      'request-id': `req_${crypto.randomUUID().replaceAll('-', '').slice(0, 14)}`,
      ...(before ? { 'idempotent-replayed': 'true' } : {}),
    },
  })
}
