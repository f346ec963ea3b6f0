import { maxCallOperations, type CartOperation } from '../../model/cart-operations/operation.ts'
import type { CartRecord } from '../../model/cart-record.ts'
import { answerRecord, dropOperation, forkRecord, takeFromRecord } from '../../model/sync-record.ts'
import { askSigned, getSession } from '../session.ts'
import { applyOperations, readServerCart, type CartCall } from './call-cart.ts'
import { commit, currentRecord } from './cart-store.ts'
import { withLock } from './with-lock.ts'

/** `later`: not now; there is no network, no good token, or the server cannot. */
export type Outcome = 'done' | 'later'

/** Puts what the server said into the record. */
async function take(owner: string, device: string, call: CartCall): Promise<Outcome> {
  if (call.kind === 'later' || call.kind === 'unauthorized') return 'later'
  const write = (record: CartRecord) =>
    call.kind === 'answer'
      ? answerRecord(record, device, call.answer, crypto.randomUUID())
      : forkRecord(record, device, crypto.randomUUID())
  await commit(write, 'server', owner)
  return 'done'
}

/** Calls with the owner's token. */
async function callAs(
  owner: string,
  call: (token: string) => Promise<CartCall>,
): Promise<CartCall> {
  const session = await getSession().catch(() => null) // its code may not come without a network
  if (session?.userId !== owner) return { kind: 'later' }
  return askSigned(
    session,
    ({ accessToken }) => call(accessToken),
    ({ kind }) => kind === 'unauthorized',
  )
}

/**
 * The server refuses a call with nothing but this operation. Its number or its device may be to blame, so all that waits is
 * first said again under a new one; then it is given up.
 * @param renumbered the device this flush has drawn itself, if any
 * @returns the new device, null where that has to wait
 */
async function replaceDevice(
  owner: string,
  operation: CartOperation,
  renumbered: string | null,
): Promise<string | null> {
  const { device } = operation
  // What it has dealt with, though its answer was lost, must not be said again.
  const known = await callAs(owner, (token) => readServerCart(token, device))
  if (known.kind === 'later' || known.kind === 'unauthorized') return null
  if (known.kind === 'answer') await take(owner, device, known)
  const next = crypto.randomUUID()
  const write = (record: CartRecord) =>
    device === renumbered
      ? dropOperation(record, operation, next)
      : forkRecord(record, device, next)
  await commit(write, 'server', owner)
  return next
}

/** Twice a copy of a log is already hard to believe. */
const mostForks = 3

async function takeBatch(owner: string, most: number): Promise<readonly CartOperation[]> {
  let batch: readonly CartOperation[] = []
  const mark = (record: CartRecord) => {
    const taken = takeFromRecord(record, most)
    batch = taken.batch
    return taken.record
  }
  await commit(mark, 'server', owner)
  return batch
}

async function sendAll(owner: string): Promise<Outcome> {
  let most = maxCallOperations
  let renumbered: string | null = null
  for (let forks = 0, before = 0; forks < mostForks;) {
    const batch = await takeBatch(owner, most)
    const [first] = batch
    if (!first) return 'done'
    // The same numbers again, though they were answered: the server waits for others that are not there.
    if (first.seq === before) return 'later'
    const call = await callAs(owner, (token) => applyOperations(token, batch))
    // One of them is to blame: half of them, and half of these, until it stands alone.
    if (call.kind === 'refused' && batch.length > 1) {
      most = Math.ceil(batch.length / 2)
      continue
    }
    if (call.kind === 'refused') {
      renumbered = await replaceDevice(owner, first, renumbered)
      if (renumbered === null) return 'later'
      before = 0
      continue
    }
    if ((await take(owner, first.device, call)) === 'later') return 'later'
    most = Math.min(most * 2, maxCallOperations)
    const isForked = call.kind === 'forked'
    forks += isForked ? 1 : 0
    before = isForked ? 0 : first.seq
  }
  return 'later'
}

/** Longer than a call takes. Sent twice, an operation does nothing. */
const lockPatienceMs = 20_000

/** Sends what waits in an owner's log, in order; one tab of the device at a time, which sends for all. */
export const flush = (owner: string): Promise<Outcome> =>
  withLock(`cart:flush:${owner}`, () => sendAll(owner), lockPatienceMs)

/** Reads the owner's cart anew. */
export async function refresh(owner: string): Promise<Outcome> {
  const { device } = currentRecord().cart.log
  const call = await callAs(owner, (token) => readServerCart(token, device))
  const outcome = await take(owner, device, call)
  // Under its new device it has not been read yet.
  return call.kind === 'answer' ? outcome : 'later'
}
