import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { connect, databaseUrl, migrate, startCluster } from './postgres.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    clusterPort: number
  }
}

/**
 * One cluster for all files of the database tests. Its database `postgres` is an empty hosted-like
 * project, `migrated` has the schema, `seeded` the catalogue: templates that tests copy.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startCluster()
  const admin = connect(databaseUrl(cluster.port, 'postgres', 'supabase_admin'))
  const copy = async (from: string, to: string) => {
    await admin.unsafe(`create database ${to} template ${from} owner postgres`)
    return databaseUrl(cluster.port, to)
  }
  await admin.unsafe('create database bare template postgres owner postgres')
  await migrate(await copy('bare', 'migrated'))
  const seeded = connect(await copy('migrated', 'seeded'))
  await seeded.unsafe(await readFile(join(import.meta.dirname, '../seed.sql'), 'utf8'))
  await seeded.end()
  await admin.end()
  project.provide('clusterPort', cluster.port)
  return cluster.stop
}
