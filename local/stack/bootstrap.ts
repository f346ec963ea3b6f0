import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { connect, localPassword } from './connect.ts'
import type { Socket } from './connect.ts'

/**
 * Makes the cluster look like a hosted project (bootstrap.sql, which may run again) and lets the role
 * `postgres` log in over TCP. Runs at every start, before anything else touches the database.
 */
export async function bootstrap(socket: Socket): Promise<void> {
  const sql = connect(socket, 'supabase_admin')
  try {
    await sql.unsafe(await readFile(join(import.meta.dirname, 'bootstrap.sql'), 'utf8'))
    await sql.unsafe(`alter role postgres password '${localPassword}'`)
  } finally {
    await sql.end()
  }
}
