import { addToRecord, type CartRecord } from './cart-record.ts'
import { maxLineQuantity } from './cart-operations/operation.ts'

/** A line as it stood in localStorage before the cart became a log. */
type FormerLine = { variant: string; handle: string; name?: string; quantity: number }

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const isCount = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0

function parseLine(value: unknown): FormerLine | null {
  if (!isRecord(value)) return null
  const { variant, handle, name, quantity, cutFrom } = value
  if (typeof variant !== 'string' || typeof handle !== 'string' || !variant || !handle) return null
  const wanted = isCount(cutFrom) ? cutFrom : quantity
  if (!isCount(wanted) || wanted === 0) return null
  return {
    variant,
    handle,
    ...(typeof name === 'string' && { name }),
    quantity: Math.min(wanted, maxLineQuantity),
  }
}

/** Reads a former cart. What is damaged or not ours is left out: a broken record must not break the shop. */
export function parseFormerCart(text: string): { lines: FormerLine[]; applied: string[] } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { lines: [], applied: [] }
  }
  if (!isRecord(value)) return { lines: [], applied: [] }
  const { lines, applied } = value
  return {
    lines: Array.isArray(lines) ? lines.map(parseLine).filter((line) => line !== null) : [],
    applied: Array.isArray(applied) ? applied.filter((id) => typeof id === 'string') : [],
  }
}

/**
 * A guest's record with what stood in localStorage before. The text stays with the record, so that the same text is
 * taken over once, wherever the page dies.
 */
export function takeOver(record: CartRecord, text: string): CartRecord {
  if (record.takenOver === text) return record
  const { lines, applied } = parseFormerCart(text)
  const added = lines.toReversed().reduce((next, { variant, handle, name, quantity }) => {
    const facts = { handle, ...(name && { name }) }
    return addToRecord(next, { variant, quantity, facts }).record
  }, record)
  return { ...added, applied: [...added.applied, ...applied].slice(-50), takenOver: text }
}
