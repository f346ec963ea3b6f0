import type { CartRecord } from '../../model/cart-record.ts'
import { attachRecord, detachRecord } from '../../model/detached-record.ts'
import { listStored, tryStorage, type Records } from './cart-database.ts'
import { withLock } from './with-lock.ts'

export type { Records } from './cart-database.ts'

/** Records as this page saw them last, should storage fail from now on. */
const known: Records = new Map()
/** What could not be stored, and lives as long as the page unless storage comes back; null for what is to be erased. */
const memory = new Map<string, CartRecord | null>()

let isKept = true
/** False while carts live in this page's memory alone. */
export const areRecordsKept = () => isKept

/** Whose carts this device keeps. */
export async function listOwners(): Promise<readonly string[]> {
  const stored = await listStored()
  return [...new Set([...stored, ...memory.keys()])].filter((owner) => memory.get(owner) !== null)
}

export const rememberRecord = (owner: string, record: CartRecord) => known.set(owner, record)
export const forgetRecord = (owner: string) => known.delete(owner)

/**
 * Puts what memory has of these owners over what is stored.
 * @returns false while that would count something twice
 */
function attachAll(owners: readonly string[], records: Records): boolean {
  const attached = owners.flatMap((owner) => {
    const beside = memory.get(owner)
    if (beside === undefined) return []
    const stored = records.get(owner)
    const isJoin = beside !== null && stored !== undefined
    return [{ owner, record: isJoin ? attachRecord(stored, beside) : beside, isJoin }]
  })
  if (attached.some(({ isJoin, record }) => isJoin && !record)) return false
  for (const { owner, record } of attached)
    if (record) records.set(owner, record)
    else records.delete(owner)
  return true
}

/** Under a device of its own: the stored log goes on giving its own numbers. */
function writeInMemory<T>(owners: readonly string[], write: (records: Records) => T): T {
  isKept = false
  const records: Records = new Map()
  for (const owner of owners) {
    const last = known.get(owner)
    const found = memory.get(owner)
    if (found) records.set(owner, found)
    else if (found === undefined && last)
      records.set(owner, detachRecord(last, crypto.randomUUID()))
  }
  const before = [...records.keys()]
  const value = write(records)
  for (const owner of before) if (!records.has(owner)) memory.set(owner, null)
  for (const [owner, record] of records) memory.set(owner, record)
  return value
}

/** What else memory has goes back, as far as it can. */
async function restoreOthers(): Promise<void> {
  for (const owner of memory.keys()) {
    const outcome = await tryStorage([owner], (records) => attachAll([owner], records))
    if (outcome?.value) memory.delete(owner)
  }
}

async function update<T>(owners: readonly string[], write: (records: Records) => T): Promise<T> {
  const outcome = await tryStorage(owners, (records) =>
    attachAll(owners, records) ? { value: write(records) } : null,
  )
  if (!outcome?.value) return writeInMemory(owners, write)
  for (const owner of owners) memory.delete(owner)
  isKept = true
  if (memory.size) await restoreOthers()
  return outcome.value.value
}

/**
 * Reads and writes the records of these owners in one transaction, one writer at a time among all tabs. Where storage fails
 * they live in memory, until it is back.
 * @param write synchronous; it may run again on the records in memory should storage fail
 */
export const updateRecords = <T>(
  owners: readonly string[],
  write: (records: Records) => T,
): Promise<T> => withLock('cart', () => update(owners, write))
