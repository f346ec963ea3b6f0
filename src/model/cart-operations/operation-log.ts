import { emptyState, livingLines, rebase } from './cart-state.ts'
import { compactIntents } from './compact.ts'
import { maxCallOperations, type CartIntent, type CartOperation } from './operation.ts'

/** The operations of one device under one owner that the server has not dealt with; stored as one record. */
export type OperationLog = {
  /** A random uuid, drawn when the log is made. */
  device: string
  nextSeq: number
  /** The highest number that may have left the device. Stored before anything is sent. */
  sentThrough: number
  /** In their order, without gaps, the last one numbered `nextSeq - 1`. */
  operations: readonly CartOperation[]
}

export const newLog = (device: string): OperationLog => ({
  device,
  nextSeq: 1,
  sentThrough: 0,
  operations: [],
})

function number(log: OperationLog, intents: readonly CartIntent[]): OperationLog {
  const { device, nextSeq } = log
  const added = intents.map((intent, i) => ({ ...intent, device, seq: nextSeq + i }))
  const operations = [...log.operations, ...added]
  return { ...log, operations, nextSeq: nextSeq + added.length }
}

/** Adds what a control asked for, and merges it with what has not left the device. */
export function appendIntent(log: OperationLog, intent: CartIntent): OperationLog {
  const sent = log.operations.filter(({ seq }) => seq <= log.sentThrough)
  const unsent = log.operations.filter(({ seq }) => seq > log.sentThrough)
  const rest = { ...log, operations: sent, nextSeq: log.nextSeq - unsent.length }
  return number(rest, compactIntents([...unsent, intent]))
}

/**
 * The operations to send now, at most 200. The log must be stored with their mark before they leave: after a crash
 * the same numbers carry the same operations.
 */
export function takeBatch(
  log: OperationLog,
  most = maxCallOperations,
): {
  log: OperationLog
  batch: readonly CartOperation[]
} {
  const batch = log.operations.slice(0, most)
  const sentThrough = Math.max(log.sentThrough, batch.at(-1)?.seq ?? 0)
  return { log: { ...log, sentThrough }, batch }
}

/**
 * The log once the server has dealt with all numbers up to `acknowledged`.
 * @returns null when the two cannot belong together: the server knows numbers this log never sent (its storage was
 * copied or restored) or has forgotten some (the database was restored). Then `renumber` it.
 */
export function settleLog(log: OperationLog, acknowledged: number): OperationLog | null {
  const first = log.operations[0]?.seq ?? log.nextSeq
  if (acknowledged > log.sentThrough || acknowledged < first - 1) return null
  return { ...log, operations: log.operations.filter(({ seq }) => seq > acknowledged) }
}

/** The same operations under a device the server has never heard of. */
export const renumber = (log: OperationLog, device: string): OperationLog =>
  number(newLog(device), log.operations)

/** Without the operation of that number; a gap would stop all behind it, so the others are numbered under a new device. */
export const withoutOperation = (log: OperationLog, seq: number, device: string): OperationLog =>
  number(
    newLog(device),
    log.operations.filter((operation) => operation.seq !== seq),
  )

/**
 * A guest's log joins an account's: what is in the guest's cart is added, line by line, under the account's
 * numbers. Lives of the two carts have nothing to do with each other, so nothing but additions goes over. Store
 * the outcome and empty the guest's log in one transaction, or a crash between counts twice.
 */
export function claimGuest(account: OperationLog, guest: OperationLog): OperationLog {
  const lines = livingLines(rebase(emptyState, guest.operations)).toReversed()
  return lines.reduce(
    (log, { variant, quantity: delta }) =>
      appendIntent(log, { kind: 'change', variant, delta, epoch: 0 }),
    account,
  )
}
