import type { Sql } from 'postgres'
import type { Topics } from './topics.ts'

type Message = {
  id: string
  topic: string
  event: string
  private: boolean
  payload: string | null
  binary_payload: Buffer | null
}

/** Rows read at once: a bulk update of stock must not pile up in memory. */
const batchSize = 200

/** Hosted projects keep messages for three days, too. */
const keptFor = '3 days'
const hourMs = 3_600_000
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Delivers what the database says with `realtime.send`, in the order of commits. Like hosted, it delivers
 * what is said while it listens: who comes back after a pause fetches anew.
 *
 * @param sql - a client that may read every message.
 * @param onGap - called when something may have been said that was not heard, or not in time.
 * @returns what stops it.
 */
export function deliverDatabaseBroadcasts(
  sql: Sql,
  topics: Topics,
  onGap: () => void,
): () => Promise<void> {
  const waiting: string[] = []
  let working: Promise<void> | null = null
  const work = async () => {
    while (waiting.length > 0) {
      const ids = waiting.slice(0, batchSize)
      const messages = await readMessages(sql, ids)
      // Not before: what could not be read is read with what is said next.
      waiting.splice(0, ids.length)
      for (const message of messages) deliver(topics, message)
    }
  }
  const onFault = (error: unknown) => {
    console.error('realtime:', error)
    onGap()
  }
  const start = () => {
    working ??= work()
      .catch(onFault)
      .then(() => void (working = null))
  }
  const onNotice = (id: string) => {
    // Anyone who may write SQL may notify; what is no id would be read in vain for ever.
    if (!uuid.test(id)) return
    waiting.push(id)
    start()
  }
  let hasListened = false
  const onListen = () => {
    // Listening anew: what was said since the connection was lost was said to nobody.
    if (hasListened) onGap()
    hasListened = true
    start()
  }
  const listening = sql.listen('realtime_messages', onNotice, onListen)
  listening.catch(() => {})
  const forget = () => void forgetOldMessages(sql).catch(() => {})
  const hourly = setInterval(forget, hourMs)
  listening.then(forget, () => {})
  return async () => {
    clearInterval(hourly)
    await listening.then(({ unlisten }) => unlisten()).catch(() => {})
    await working
  }
}

async function readMessages(sql: Sql, ids: string[]): Promise<Message[]> {
  const rows = await sql<Message[]>`
    select id, topic, event, coalesce(private, false) as private, payload::text, binary_payload
    from realtime.messages where id = any(${ids}::uuid[])`
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

function deliver(topics: Topics, message: Message): void {
  const { id, topic, event, payload, binary_payload: bytes } = message
  const data = bytes ?? Buffer.from(payload ?? '{}')
  const broadcast = { event, isJson: bytes === null, data, meta: { id } }
  topics.broadcast(topic, message.private, broadcast)
}

async function forgetOldMessages(sql: Sql): Promise<void> {
  await sql`delete from realtime.messages where inserted_at < now() - ${keptFor}::interval`
}
