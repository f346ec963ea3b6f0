import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'

/** What `alter role … set` says, by role: PostgREST applies it when it takes the role. */
export type RoleSettings = ReadonlyMap<string, readonly (readonly [name: string, value: string])[]>

type Rpc = {
  method: string
  path: string
  readOnly: boolean
  requestHeaders?: Record<string, string>
}

/** What lite found in the request's key and token. */
export type Caller = { auth?: { uid?: string | null; role?: string; jwt?: object | null } }

/** Reads the settings of the roles a request may take. */
export async function readRoleSettings(db: Kysely<unknown>): Promise<RoleSettings> {
  const { rows } = await sql<{ role: string; setting: string }>`
    select rolname as role, unnest(rolconfig) as setting from pg_catalog.pg_roles
    where pg_has_role(current_user, oid, 'member') and oid <> current_user::regrole`.execute(db)
  const settings = new Map<string, [string, string][]>()
  for (const { role, setting } of rows) {
    const [name = '', value = ''] = setting.split(/=(.*)/s)
    settings.set(role, [...(settings.get(role) ?? []), [name, value]])
  }
  return settings
}

/**
 * Tells the transaction who is asking and what for, in one round trip: the role, the token's claims, and
 * the settings PostgREST defines (docs: "Transaction-scoped settings").
 */
export async function applyRequest(
  transaction: Transaction<unknown>,
  caller: Caller | undefined,
  roleSettings: RoleSettings,
  rpc: Rpc | undefined,
): Promise<void> {
  const role = caller?.auth?.role ?? 'anon'
  const settings: (readonly [string, string])[] = [
    ['search_path', 'public, extensions'],
    ['request.jwt.claims', JSON.stringify(caller?.auth?.jwt ?? { role })],
    ['request.jwt.claim.sub', `${caller?.auth?.uid ?? ''}`],
    ['request.jwt.claim.role', role],
    ['request.method', rpc?.method ?? ''],
    ['request.path', rpc?.path ?? ''],
    ['request.headers', JSON.stringify(rpc?.requestHeaders ?? {})],
    ...(roleSettings.get(role) ?? []),
    ['role', role],
    ...(rpc?.readOnly === true ? [['transaction_read_only', 'on'] as const] : []),
  ]
  const calls = settings.map(([name, value]) => sql`set_config(${name}, ${value}, true)`)
  await sql`select ${sql.join(calls)}`.execute(transaction)
}
