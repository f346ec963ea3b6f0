import { randomUUID } from 'node:crypto'
import type { Sql, TransactionSql } from 'postgres'
import { databaseUnavailable } from './channel-refused.ts'
import type { Claims } from './verify-token.ts'

export type Extension = 'broadcast' | 'presence'

/** Asks the policies of `realtime.messages` what somebody may do on a private topic. */
export type Authorizer = {
  /** Those of the extensions he may listen to. */
  mayRead: (topic: string, claims: Claims, asked: Extension[]) => Promise<Set<Extension>>
  maySend: (topic: string, claims: Claims, extension: Extension) => Promise<boolean>
}

/**
 * Tries it out, as hosted: a row for the topic is looked for, or inserted, as the role of the token, in a
 * transaction that leaves nothing. Source: supabase/realtime, lib/realtime/tenants/authorization.ex.
 *
 * A policy that fails is a no, a database that cannot be asked is an error.
 *
 * @param sql - a client of the superuser, who may put a row before any eyes.
 */
export function authorizer(sql: Sql): Authorizer {
  return {
    mayRead: async (topic, claims, asked) => {
      const ids = asked.map(() => randomUUID() as string)
      const seen = await attempt(sql, async (tx) => {
        const [, , rows] = await Promise.all([
          tx`insert into realtime.messages (id, topic, extension)
            select id, ${topic}, extension from unnest(${ids}::uuid[], ${asked}::text[]) as row (id, extension)`,
          become(tx, topic, claims),
          tx<{ id: string }[]>`select id from realtime.messages where id = any(${ids}::uuid[])`,
        ])
        return rows.map(({ id }) => id)
      })
      return new Set(asked.filter((_, index) => seen?.includes(ids[index]!)))
    },
    maySend: async (topic, claims, extension) => {
      const sent = await attempt(sql, async (tx) => {
        await Promise.all([
          become(tx, topic, claims),
          tx`insert into realtime.messages (topic, extension) values (${topic}, ${extension})`,
        ])
        return true
      })
      return sent === true
    },
  }
}

function become(tx: TransactionSql, topic: string, claims: Claims) {
  const { role, sub = '' } = claims
  return tx`select set_config('role', ${role}, true), set_config('realtime.topic', ${topic}, true),
    set_config('request.jwt.claims', ${JSON.stringify(claims)}, true),
    set_config('request.jwt.claim.sub', ${sub}, true),
    set_config('request.jwt.claim.role', ${role}, true),
    set_config('request.headers', '{}', true)`
}

class RollBack<T> extends Error {
  readonly answer: T
  constructor(answer: T) {
    super('rolled back')
    this.answer = answer
  }
}

/** What the queries answer, undone; null when Postgres refuses them. */
async function attempt<T>(
  sql: Sql,
  queries: (tx: TransactionSql) => Promise<T>,
): Promise<T | null> {
  try {
    await sql.begin(async (tx) => {
      throw new RollBack(await queries(tx))
    })
  } catch (error) {
    if (error instanceof RollBack) return error.answer as T
    // Five characters are Postgres's own verdict; all else means that nobody was asked.
    const { code } = error as { code?: unknown }
    if (typeof code !== 'string' || !/^[0-9A-Z]{5}$/.test(code) || /^(08|57|53)/.test(code))
      throw databaseUnavailable(error)
  }
  return null
}
