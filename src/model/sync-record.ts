import { drop, fork, hear, receive, send } from './cart-operations/device-cart.ts'
import type { CartAnswer, CartMessage, CartOperation } from './cart-operations/operation.ts'
import type { CartRecord } from './cart-record.ts'

/**
 * Store the record before the batch, of at most so many operations, leaves. The same record when nothing is to be sent for
 * the first time.
 */
export function takeFromRecord(
  record: CartRecord,
  most?: number,
): {
  record: CartRecord
  batch: readonly CartOperation[]
} {
  const { cart, batch } = send(record.cart, most)
  const isMarked = cart.log.sentThrough === record.cart.log.sentThrough
  return { record: isMarked ? record : { ...record, cart }, batch }
}

/**
 * The server's answer to `device`. What it did not take is remembered with the reason; a log that cannot belong to it goes
 * on under `newDevice`. An answer to a log that is no more changes nothing.
 */
export function answerRecord(
  record: CartRecord,
  device: string,
  answer: CartAnswer,
  newDevice: string,
): CartRecord {
  const { log } = record.cart
  if (log.device !== device) return record
  const { cart, isForked } = receive(record.cart, answer)
  if (isForked) return forkRecord(record, device, newDevice)
  const rejected = (answer.rejected ?? []).flatMap(({ seq, code }) => {
    const operation = log.operations.find((each) => each.seq === seq)
    return operation ? [[operation.variant, code] as const] : []
  })
  if (cart === record.cart && !rejected.length && record.isHeard) return record
  return {
    ...record,
    cart,
    isHeard: true,
    refused: { ...record.refused, ...Object.fromEntries(rejected) },
  }
}

/** Someone else speaks under this device's name: all that is pending is said again under a new one. */
export function forkRecord(record: CartRecord, device: string, newDevice: string): CartRecord {
  if (record.cart.log.device !== device) return record
  return { ...record, cart: fork(record.cart, newDevice) }
}

/**
 * The server will never take this operation: it is given up, and remembered as what it is; the others are numbered anew. An
 * operation that the log does not have any more changes nothing.
 */
export function dropOperation(
  record: CartRecord,
  { device, seq }: Pick<CartOperation, 'device' | 'seq'>,
  newDevice: string,
): CartRecord {
  const { log } = record.cart
  const dropped = log.device === device && log.operations.find((each) => each.seq === seq)
  if (!dropped) return record
  return {
    ...record,
    cart: drop(record.cart, seq, newDevice),
    refused: { ...record.refused, [dropped.variant]: 'malformed' },
  }
}

/** What was broadcast. `isBehind`: the cart must be read anew. */
export function hearRecord(
  record: CartRecord,
  message: CartMessage,
): { record: CartRecord; isBehind: boolean } {
  const { cart, isBehind } = hear(record.cart, message)
  return { record: cart === record.cart ? record : { ...record, cart }, isBehind }
}
