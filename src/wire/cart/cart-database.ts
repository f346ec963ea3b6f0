import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { CartRecord } from '../../model/cart-record.ts'

interface CartDatabase extends DBSchema {
  records: { key: string; value: CartRecord }
}
type Connection = IDBPDatabase<CartDatabase>

/** Records by owner. What a writer puts into it is stored, what it deletes is erased. */
export type Records = Map<string, CartRecord>

/** Some browsers never answer when storage is blocked. */
const patienceMs = 4_000

let opening: Promise<Connection> | undefined
/** True while an answer is overdue: nobody waits for it a second time. */
let isLate = false

function open(): Promise<Connection> {
  const opened = openDB<CartDatabase>('cart', 1, {
    upgrade: (database) => void database.createObjectStore('records'),
    // Another tab has a newer shop: it must not wait for this one.
    blocking: (_, __, event) => (event.target as IDBDatabase).close(),
    terminated: () => (opening = undefined),
  })
  const isOver = () => (isLate = false)
  opened.then(isOver, isOver)
  return opened
}

/** @returns null where storage cannot be had now */
async function connect(): Promise<Connection | null> {
  if (isLate) return null
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<null>((resolve) => (timer = setTimeout(resolve, patienceMs, null)))
  try {
    opening ??= open()
    const connection = await Promise.race([opening, late])
    isLate = connection === null
    return connection
  } catch {
    opening = undefined // the next one asks again
    return null
  } finally {
    clearTimeout(timer)
  }
}

/** A connection that failed may have been closed under our hands; another one may do. */
function hangUp(connection: Connection) {
  connection.close()
  opening = undefined
}

async function transact<T>(
  connection: Connection,
  owners: readonly string[],
  write: (records: Records) => T,
): Promise<T> {
  const transaction = connection.transaction('records', 'readwrite')
  const done = transaction.done.then(
    () => null,
    (error: unknown) => ({ error }),
  )
  const records: Records = new Map()
  for (const owner of owners) {
    const record = await transaction.store.get(owner)
    if (record) records.set(owner, record)
  }
  const before = new Map(records)
  const outcome = write(records)
  const ignore = () => {} // `done` tells of it
  for (const owner of owners) {
    const record = records.get(owner)
    if (record && record !== before.get(owner)) transaction.store.put(record, owner).catch(ignore)
    if (!record && before.has(owner)) transaction.store.delete(owner).catch(ignore)
  }
  const failure = await done
  if (failure) throw failure.error
  return outcome
}

/**
 * Reads and writes the records of these owners in one transaction; where it fails, once more on a new connection.
 * @param write synchronous; it may run twice
 * @returns null where storage cannot be had: nothing was written
 * @throws what `write` throws
 */
export async function tryStorage<T>(
  owners: readonly string[],
  write: (records: Records) => T,
): Promise<{ value: T } | null> {
  for (const isLast of [false, true]) {
    const connection = await connect()
    if (!connection) return null
    try {
      return { value: await transact(connection, owners, write) }
    } catch (error) {
      if (!(error instanceof DOMException)) throw error
      hangUp(connection)
      if (isLast) return null
    }
  }
  return null
}

/** Whose records are stored. */
export async function listStored(): Promise<readonly string[]> {
  const connection = await connect()
  return connection ? connection.getAllKeys('records').catch(() => []) : []
}
