import { CompiledQuery, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import type { DatabaseConnection, Dialect, Driver, QueryResult, TransactionSettings } from 'kysely'
import type { Lease, SteadyPool } from './steady-pool.ts'

/** Kysely on a pool of ours. */
export function steadyDialect(pool: SteadyPool): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new SteadyDriver(pool),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
}

class SteadyDriver implements Driver {
  readonly #pool: SteadyPool

  constructor(pool: SteadyPool) {
    this.#pool = pool
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<SteadyConnection> {
    return new SteadyConnection(await this.#pool.lease())
  }

  async beginTransaction(
    connection: SteadyConnection,
    { isolationLevel, accessMode }: TransactionSettings,
  ): Promise<void> {
    const level = isolationLevel ? ` isolation level ${isolationLevel}` : ''
    await connection.run(`start transaction${level}${accessMode ? ` ${accessMode}` : ''}`)
  }

  commitTransaction(connection: SteadyConnection): Promise<void> {
    return connection.run('commit')
  }

  async rollbackTransaction(connection: SteadyConnection): Promise<void> {
    // Postgres has done it, and why it was lost is what the caller should hear.
    if (!connection.lease.isLost()) await connection.run('rollback')
  }

  async releaseConnection({ lease }: SteadyConnection): Promise<void> {
    lease.release()
  }

  async destroy(): Promise<void> {
    await this.#pool.end()
  }
}

class SteadyConnection implements DatabaseConnection {
  readonly lease: Lease

  constructor(lease: Lease) {
    this.lease = lease
  }

  async run(statement: string): Promise<void> {
    await this.executeQuery(CompiledQuery.raw(statement))
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { command, count, rows } = await this.lease.query(sql, parameters)
    const changes = ['INSERT', 'UPDATE', 'DELETE', 'MERGE'].includes(command)
    return { rows: rows as R[], ...(changes && { numAffectedRows: BigInt(count) }) }
  }

  /** @throws nothing here reads row by row. */
  streamQuery(): never {
    throw new Error('Rows are not read one by one here')
  }
}
