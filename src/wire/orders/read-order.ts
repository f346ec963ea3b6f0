import type { Order } from '../../../supabase/functions/_shared/contract/checkout.ts'
import { reportAnswer } from '../../lib/connection.ts'
import { AppError } from '../app-error.ts'
import { backEnd, publishableKey } from '../back-end.ts'
import { askSigned, getSession, knownUser, type Session } from '../session.ts'

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
  if (session === null) return ask(wish, null)
  const isRefused = ({ status }: Response) => status === 401
  const answer = await askSigned(session, (signed) => ask(wish, signed), isRefused)
  return isRefused(answer) && wish.key ? ask(wish, null) : answer
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
