import { reportAnswer } from '../../lib/connection.ts'
import type { CartAnswer, CartOperation } from '../../model/cart-operations/operation.ts'
import { backEnd, publishableKey } from '../back-end.ts'

/**
 * What came of a call. `unauthorized`: the token is not taken. `refused`: what was sent is taken by no server of ours, now or
 * later. `later`: no answer, or one that may be better next time.
 */
export type CartCall =
  | { kind: 'answer'; answer: CartAnswer }
  | { kind: 'forked' }
  | { kind: 'unauthorized' }
  | { kind: 'refused' }
  | { kind: 'later' }

const patienceMs = 15_000

/** Too much, or, in the words of the database, wrong; of a 400 in other words something on the way is the author. */
async function isVerdict(response: Response): Promise<boolean> {
  if (response.status === 413) return true
  if (response.status !== 400) return false
  const said = (await response.json().catch(() => null)) as { message?: unknown } | null
  return typeof said?.message === 'string'
}

async function call(path: string, token: string, body?: object): Promise<CartCall> {
  let response: Response
  let isRefused = false
  try {
    response = await fetch(`${backEnd}/rest/v1/rpc/${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        apikey: publishableKey,
        authorization: `Bearer ${token}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      cache: 'no-store',
      signal: AbortSignal.timeout(patienceMs),
    })
    if (response.ok) {
      const answer = (await response.json()) as CartAnswer
      reportAnswer(true)
      return { kind: 'answer', answer }
    }
    isRefused = await isVerdict(response)
  } catch {
    return { kind: 'later' } // no network, cut off in the middle, or not what it should be
  }
  if (isRefused) return { kind: 'refused' }
  if (response.status === 409) return { kind: 'forked' }
  if (response.status === 401 || response.status === 403) return { kind: 'unauthorized' }
  return { kind: 'later' }
}

/** Sends operations of one device; those the server knows already do nothing. */
export const applyOperations = (token: string, operations: readonly CartOperation[]) =>
  call('apply_cart_operations', token, { operations })

/** Reads the cart as it is now, with the last number of `device` that was dealt with. */
export const readServerCart = (token: string, device: string) =>
  call(`read_cart?device=${encodeURIComponent(device)}`, token)
