import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { runCli } from './run-cli.ts'
import { databaseUrl, migrate, startCluster } from './tests/postgres.ts'

/** Where the types of the database stand; checked in, and a test fails when they are stale. */
export const typesFile = join(import.meta.dirname, 'database.types.ts')

/** TypeScript types of a database's `public` schema, as the Supabase CLI writes them. */
export async function generateTypes(url: string): Promise<string> {
  const { stdout } = await runCli('gen', 'types', `--remote=${url}`, '--schema', 'public')
  const style = await resolveConfig(typesFile)
  return format(stdout, { ...style, parser: 'typescript' })
}

async function main(): Promise<void> {
  const cluster = await startCluster()
  try {
    const url = databaseUrl(cluster.port, 'postgres')
    await migrate(url)
    await writeFile(typesFile, await generateTypes(url))
  } finally {
    await cluster.stop()
  }
}

if (import.meta.main) await main()
