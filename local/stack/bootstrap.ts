import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { connect, localPassword } from './connect.ts'
import type { Socket } from './connect.ts'

/**
 * Makes the cluster look like a hosted project (bootstrap.sql and the schema `realtime`, which may run
 * again) and lets the role `postgres` log in over TCP. Runs at every start, before anything else touches
 * the database.
 */
export async function bootstrap(socket: Socket): Promise<void> {
  const sql = connect(socket, 'supabase_admin')
  try {
    for (const file of ['bootstrap.sql', '../realtime/schema.sql'])
      await sql.unsafe(await readFile(join(import.meta.dirname, file), 'utf8'))
    await sql.unsafe(`alter role postgres password '${localPassword}'`)
  } finally {
    await sql.end()
  }
}
