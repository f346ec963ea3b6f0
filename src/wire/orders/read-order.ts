import type { Order } from '../../../supabase/functions/_shared/contract/checkout.ts'
import { reportAnswer } from '../../lib/connection.ts'
import { AppError } from '../app-error.ts'
import { backEnd, publishableKey } from '../back-end.ts'
import { getSession, knownUser } from '../session.ts'

const patienceMs = 10_000

async function send(body: object): Promise<Response> {
  const session = knownUser() === null ? null : await getSession().catch(() => null)
  return fetch(`${backEnd}/rest/v1/rpc/read_order`, {
    method: 'POST',
    headers: {
      apikey: publishableKey,
      'content-type': 'application/json',
      ...(session && { authorization: `Bearer ${session.accessToken}` }),
    },
    body: JSON.stringify(body),
    cache: 'no-store',
    signal: AbortSignal.timeout(patienceMs),
  })
}

/**
 * Reads an order as the holder of its key, or as its owner.
 * @param key '' where the link has none
 * @returns null where there is no such order for who asks
 * @throws AppError `offline` when no answer came, `http_<status>` for one that says nothing of the order
 */
export async function readOrder(id: string, key: string): Promise<Order | null> {
  let answer: Response
  let order: Order | null
  try {
    answer = await send({ order_id: id, key })
    order = answer.ok ? ((await answer.json()) as Order | null) : null
  } catch (cause) {
    reportAnswer(false)
    throw new AppError('offline', `Cannot read order ${id}: no answer`, { retryable: true, cause })
  }
  reportAnswer(true)
  // What is no uuid is no order either.
  if (answer.ok || answer.status === 400 || answer.status === 404) return order
  throw new AppError(`http_${answer.status}`, `Cannot read order ${id}: ${answer.status}`, {
    retryable: answer.status >= 500 || answer.status === 429,
  })
}
