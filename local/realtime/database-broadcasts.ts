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

/**
 * Delivers what the database says with `realtime.send`, in the order of commits. Like hosted, it delivers
 * what is said while it listens: who comes back after a pause fetches anew.
 *
 * @param sql - a client that may read every message.
 * @returns what stops it.
 */
export function deliverDatabaseBroadcasts(sql: Sql, topics: Topics): () => Promise<void> {
  const waiting: string[] = []
  let working: Promise<void> | null = null
  const work = async () => {
    while (waiting.length > 0) {
      const ids = waiting.splice(0, batchSize)
      for (const message of await readMessages(sql, ids)) deliver(topics, message)
    }
  }
  const onNotice = (id: string) => {
    waiting.push(id)
    working ??= work()
      .catch((error: unknown) => console.error('realtime:', error))
      .then(() => void (working = null))
  }
  const listening = sql.listen('realtime_messages', onNotice)
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
