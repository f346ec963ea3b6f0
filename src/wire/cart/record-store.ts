import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { CartRecord } from '../../model/cart-record.ts'
import { withLock } from './with-lock.ts'

interface CartDatabase extends DBSchema {
  records: { key: string; value: CartRecord }
}

/** Records by owner. What `write` puts into it is stored, what it deletes is erased. */
export type Records = Map<string, CartRecord>

/** Some browsers never answer when storage is blocked. */
const patienceMs = 4_000

/** Where IndexedDB cannot be had the carts live as long as the page. */
const memory: Records = new Map()
let opening: Promise<IDBPDatabase<CartDatabase> | null> | undefined

/** False once carts live in this page's memory alone. */
let isKept = true
export const areRecordsKept = () => isKept

function open(): Promise<IDBPDatabase<CartDatabase> | null> {
  const opened = openDB<CartDatabase>('cart', 1, {
    upgrade: (database) => void database.createObjectStore('records'),
    // Another tab has a newer shop: it must not wait for this one.
    blocking: (_, __, event) => (event.target as IDBDatabase).close(),
    terminated: () => (opening = undefined),
  })
  const late = new Promise<null>((resolve) => setTimeout(resolve, patienceMs, null))
  return Promise.race([opened, late])
}

async function database() {
  if (!isKept) return null
  try {
    return await (opening ??= open())
  } catch {
    return null
  }
}

function inMemory<T>(write: (records: Records) => T): T {
  isKept = false
  return write(memory)
}

/** Whose carts this device keeps. */
export async function listOwners(): Promise<readonly string[]> {
  const db = await database()
  return db ? db.getAllKeys('records').catch(() => []) : [...memory.keys()]
}

/** Puts what is stored into memory's hands as far as this page knows it, should storage fail from now on. */
export const rememberRecord = (owner: string, record: CartRecord) => memory.set(owner, record)
export const forgetRecord = (owner: string) => memory.delete(owner)

async function transact<T>(owners: readonly string[], write: (records: Records) => T): Promise<T> {
  const db = await database()
  if (!db) return inMemory(write)
  const records: Records = new Map()
  let outcome: { value: T } | undefined
  try {
    const transaction = db.transaction('records', 'readwrite')
    for (const owner of owners) {
      const record = await transaction.store.get(owner)
      if (record) records.set(owner, record)
    }
    const before = new Map(records)
    outcome = { value: write(records) }
    for (const owner of owners) {
      const record = records.get(owner)
      if (record && record !== before.get(owner)) void transaction.store.put(record, owner)
      if (!record && before.has(owner)) void transaction.store.delete(owner)
    }
    await transaction.done
    return outcome.value
  } catch (error) {
    if (outcome === undefined && !(error instanceof DOMException)) throw error
    // Full, broken or closed under our hands: what was stored stays, what comes now lives in memory.
    return inMemory(write)
  }
}

/**
 * Reads and writes the records of these owners in one transaction, one writer at a time among all tabs.
 * @param write synchronous; it may run again on the records in memory should storage fail
 */
export const updateRecords = <T>(
  owners: readonly string[],
  write: (records: Records) => T,
): Promise<T> => withLock('cart', () => transact(owners, write))
