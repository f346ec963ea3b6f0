import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@supabase/supabase-js'
import type { SupabaseClient } from '@supabase/supabase-js'
import { findFreePort } from '../free-port.ts'
import { publishableKey } from '../stack/keys.ts'
import { inRoot } from '../settings.ts'
import type { DatabaseSources } from '../stack/prepare-database.ts'
import { startStack } from '../stack/start-stack.ts'
import type { Stack } from '../stack/start-stack.ts'

/** A back end of its own, with the tables of `testing/migrations` unless told otherwise. */
export type TestStack = {
  stack: Stack
  /** A new client, nobody signed in; with the publishable key unless told otherwise. */
  client: (key?: string) => SupabaseClient
  /** Stops Postgres alone, as a crash would. */
  stopDatabase: () => Promise<void>
  stop: () => Promise<void>
}

const siteUrl = 'http://localhost:4173'

/** An empty folder below /tmp that Postgres's account can enter, too. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'stack-test-'))
  await chmod(folder, 0o755)
  return folder
}

/** The shop's own schema and catalogue. */
export const shopSources: DatabaseSources = {
  migrations: inRoot('supabase/migrations'),
  writeSeed: () => Promise.resolve(inRoot('supabase/seed.sql')),
}

async function makeSources(folder: string): Promise<DatabaseSources> {
  const seed = join(folder, 'seed.sql')
  await writeFile(seed, `insert into public.things (code) values ('seeded');`)
  const migrations = join(import.meta.dirname, 'migrations')
  return { migrations, writeSeed: () => Promise.resolve(seed) }
}

/** Starts the stack on a new folder and a free port. The caller stops it. */
export async function startTestStack(sources?: DatabaseSources): Promise<TestStack> {
  const folder = await makeFolder()
  const stack = await startStack({
    path: join(folder, 'data'),
    databasePort: await findFreePort(),
    publicPort: null,
    siteUrl,
    sources: sources ?? (await makeSources(folder)),
  })
  const fetch: typeof globalThis.fetch = (input, init) => stack.fetch(new Request(input, init))
  const client = (key = publishableKey) =>
    createClient(siteUrl, key, {
      auth: { persistSession: false, autoRefreshToken: false },
      global: { fetch },
    })
  const stop = async () => {
    await stack.stop()
    await rm(folder, { recursive: true })
  }
  return { stack, client, stopDatabase: () => stopDatabase(stack), stop }
}

async function stopDatabase(stack: Stack): Promise<void> {
  const status = await readFile(join(stack.dataFolder, 'cluster/postmaster.pid'), 'utf8')
  process.kill(Number(status.split('\n')[0]), 'SIGINT')
  await stack.databaseLost
}

/** Signs a new person up. */
export async function signUp(client: SupabaseClient, data: object = {}) {
  const email = `${crypto.randomUUID()}@example.com`
  const answer = await client.auth.signUp({ email, password: 'secret words', options: { data } })
  if (answer.data.session === null) throw new Error(`No session: ${answer.error?.message}`)
  return { email, session: answer.data.session, user: answer.data.session.user }
}

/** The claims of a token, unverified. */
export function readClaims(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
}
