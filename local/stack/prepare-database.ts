import { bootstrap } from './bootstrap.ts'
import { connect } from './connect.ts'
import type { Socket } from './connect.ts'
import { migrate } from './migrate.ts'
import type { Rest } from './rest/serve-rest.ts'
import { seed } from './seed.ts'

export type DatabaseSources = {
  /** Folder of migrations. */
  migrations: string
  /** Makes the SQL file that fills an empty database, and names it. */
  writeSeed: () => Promise<string>
}

/**
 * Brings the cluster's database up to the sources: a hosted-like cluster, the tables of `auth`, the
 * migrations, and the seed if it is empty. May run again on a running shop.
 *
 * @returns whether the data in it was made from another seed.
 * @throws {Refusal} when a migration or the seed does not go in.
 */
export async function prepareDatabase(
  socket: Socket,
  rest: Rest,
  { migrations, writeSeed }: DatabaseSources,
  log: (line: string) => void,
): Promise<{ isOutdated: boolean }> {
  await bootstrap(socket)
  await rest.prepareDatabase()
  const sql = connect(socket, 'postgres')
  try {
    const applied = await migrate(sql, migrations)
    if (applied.length > 0) log(`Applied ${count(applied.length, 'migration')}.`)
    const outcome = await seed(sql, await writeSeed())
    if (outcome === 'seeded') log('Filled the empty database.')
    if (outcome === 'outdated')
      log('The seed has changed since this data was made: start with --reset to take it.')
    await rest.reloadSchema()
    return { isOutdated: outcome === 'outdated' }
  } finally {
    await sql.end()
  }
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`
}
