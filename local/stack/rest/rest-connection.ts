import type {
  AnyAST,
  ConnectionContextOptions,
  IntrospectResult,
  VarsContext,
} from '@supabase/lite'
import { PostgresConnection, createPostgresConnection } from '@supabase/lite/postgres'
import { Kysely } from 'kysely'
import postgres from 'postgres'
import type { Options, PostgresType } from 'postgres'
import { socketOptions } from '../connect.ts'
import type { Login, Socket } from '../connect.ts'
import { DatabaseUnavailable } from './database-unavailable.ts'
import { EmptyInsertPlugin } from './empty-insert-plugin.ts'
import { explainDatabaseError } from './explain-database-error.ts'
import { markJsonValues } from './mark-json-values.ts'
import { openSteadyPool } from './steady-pool.ts'
import type { OpenClient } from './steady-pool.ts'
import { steadyDialect } from './steady-dialect.ts'
import { applyRequest, readRoleSettings } from './apply-request.ts'
import type { Caller, RoleSettings } from './apply-request.ts'
import { authTypes, restTypes } from './wire-types.ts'

type Database = PostgresConnection['kysely']

/**
 * lite's connection, corrected where it differs from a hosted project. There each part logs in with a role
 * of its own, and so it is here: accounts as `supabase_auth_admin`, which is what lite uses unasked.
 */
export class RestConnection extends PostgresConnection {
  /** `authenticator` may do nothing but become the role of the request's token. */
  readonly #requests: PostgresConnection
  /** It cannot see the tables either, so the schema is read as the role that owns them. */
  readonly #schema: PostgresConnection
  #roleSettings: Promise<RoleSettings> | null = null

  constructor(socket: Socket) {
    super(login(socket, 'supabase_auth_admin', authTypes))
    this.kysely = steadyKysely(this, 5)
    this.#requests = createPostgresConnection(login(socket, 'authenticator', restTypes))
    this.#requests.kysely = steadyKysely(this.#requests, 10).withPlugin(new EmptyInsertPlugin())
    this.#schema = createPostgresConnection(login(socket, 'postgres', {}))
    this.#schema.kysely = steadyKysely(this.#schema, 1)
  }

  override async introspect(options?: { useCache?: boolean }): Promise<IntrospectResult> {
    const cached = await this.readCachedIntrospection({ useCache: options?.useCache ?? false })
    if (cached !== undefined) return cached
    // lite answers a failure with an empty schema, and the shopper would read "no such table".
    await this.#schema.driver`select 1`.catch((cause: unknown) => {
      throw new DatabaseUnavailable('PGRST002', cause)
    })
    const schema = await this.#schema.introspect()
    this.introspection = schema
    return schema
  }

  override async clearSchemaCache(): Promise<void> {
    this.#roleSettings = null
    await this.#schema.clearSchemaCache()
    await super.clearSchemaCache()
  }

  /**
   * One transaction a request, as PostgREST: role, claims and settings in a single round trip. lite's own
   * version grants ALL on every table to the API roles first, which would undo the migrations' grants.
   */
  override async withContext<T>(
    vars: VarsContext | undefined,
    run: (db: Database) => Promise<T>,
    options?: ConnectionContextOptions,
  ): Promise<T> {
    this.#roleSettings ??= readRoleSettings(this.#requests.kysely)
    const roleSettings = await this.#roleSettings.catch((cause: unknown) => {
      this.#roleSettings = null
      throw new DatabaseUnavailable('PGRST001', cause)
    })
    try {
      return await this.#requests.kysely.transaction().execute(async (transaction) => {
        await applyRequest(transaction, vars as Caller | undefined, roleSettings, options?.rpc)
        const answer = await run(transaction)
        if (options?.rpc === undefined && isRefused(answer)) throw new Undo(answer)
        return answer
      })
    } catch (error) {
      if (error instanceof Undo) return error.answer as T
      throw error
    }
  }

  override async onPostgrestAST(ast: AnyAST): Promise<AnyAST> {
    return markJsonValues(
      await super.onPostgrestAST(ast),
      await this.introspect({ useCache: true }),
    )
  }

  override normalizeDbError(error: unknown): unknown {
    return explainDatabaseError(error)
  }

  override async close(): Promise<void> {
    const connections = [this, this.#requests, this.#schema]
    await Promise.all(
      connections.flatMap(({ driver, kysely }) => [driver.end({ timeout: 1 }), kysely.destroy()]),
    )
  }
}

function login(socket: Socket, role: Login, types: Record<string, PostgresType>) {
  return { postgresOptions: { ...socketOptions(socket, role), max: 1, types } }
}

/** With the options that lite makes of ours, as postgres.js hands them to further clients of its own. */
function steadyKysely({ driver }: PostgresConnection, size: number): Database {
  const options = driver.options as unknown as Options<Record<string, PostgresType>>
  const open: OpenClient = (onclose) => postgres({ ...options, max: 1, onclose })
  return new Kysely({ dialect: steadyDialect(openSteadyPool(open, size)) })
}

/** PostgREST rolls a write back when its answer is an error, e.g. two rows where one was asked for. */
class Undo extends Error {
  readonly answer: unknown
  constructor(answer: unknown) {
    super('rolled back')
    this.answer = answer
  }
}

function isRefused(answer: unknown): boolean {
  return answer instanceof Response && answer.status >= 400
}
