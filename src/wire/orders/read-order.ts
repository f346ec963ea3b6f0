import type { Order } from '../../../supabase/functions/_shared/contract/checkout.ts'
import { reportAnswer } from '../../lib/connection.ts'
import { AppError } from '../app-error.ts'
import { backEnd, publishableKey } from '../back-end.ts'
import { getSession, knownUser, renewSession, type Session } from '../session.ts'

const patienceMs = 10_000

type Wish = { order_id: string; key: string }

const ask = (wish: Wish, session: Session | null): Promise<Response> =>
  fetch(`${backEnd}/rest/v1/rpc/read_order`, {
    method: 'POST',
    headers: {
      apikey: publishableKey,
      'content-type': 'application/json',
      ...(session && { authorization: `Bearer ${session.accessToken}` }),
    },
    body: JSON.stringify(wish),
    cache: 'no-store',
    signal: AbortSignal.timeout(patienceMs),
  })

/** A token the server refuses keeps nobody from what their key opens. */
async function send(wish: Wish): Promise<Response> {
  const session = knownUser() === null ? null : await getSession().catch(() => null)
  const first = await ask(wish, session)
  if (first.status !== 401 || session === null) return first
  const renewed = await renewSession().catch(() => null)
  const isNew = renewed !== null && renewed.accessToken !== session.accessToken
  const second = isNew ? await ask(wish, renewed) : first
  return second.status === 401 && wish.key ? ask(wish, null) : second
}

/** How Postgres calls what is no uuid, and so no order either. */
const noUuid = '22P02'

async function saysNoOrder(answer: Response): Promise<boolean> {
  const body = (await answer.json().catch(() => null)) as { code?: unknown } | null
  return body?.code === noUuid
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
  if (answer.ok || (await saysNoOrder(answer))) return order
  throw new AppError(`http_${answer.status}`, `Cannot read order ${id}: ${answer.status}`, {
    retryable: answer.status >= 500 || answer.status === 429,
  })
}
