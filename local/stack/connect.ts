import postgres from 'postgres'
import type { Sql } from 'postgres'

/** The login roles of the local cluster; over its socket none needs a password. */
export type Login = 'supabase_admin' | 'postgres' | 'authenticator' | 'supabase_auth_admin'

/** Where the cluster's socket is. */
export type Socket = { socketFolder: string; port: number }

/**
 * How postgres.js reaches the cluster through its socket. A request that finds it closed fails at once: by
 * default it would wait for a longer and longer pause between attempts to pass.
 */
export function socketOptions({ socketFolder, port }: Socket, login: Login) {
  const patience = { connect_timeout: 5, backoff: () => 0.1 }
  const where = { host: socketFolder, port, username: login, database: 'postgres', ssl: false }
  return { ...where, ...patience, onnotice: () => {} } as const
}

/**
 * Opens a small pool that keeps notices to itself.
 *
 * @returns the client; the caller ends it.
 */
export function connect(socket: Socket, login: Login): Sql {
  return postgres({ ...socketOptions(socket, login), max: 2 })
}

/** The URL for a person's tools and the Supabase CLI: the role `postgres`, as on a hosted project. */
export function databaseUrl(port: number): string {
  return `postgresql://postgres:${localPassword}@127.0.0.1:${port}/postgres?sslmode=disable`
}

/** As in Supabase's own local stack; the server listens on 127.0.0.1 only. */
export const localPassword = 'postgres'
