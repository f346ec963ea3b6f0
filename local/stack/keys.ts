import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Opens the local back end as `anon`. A constant, since it is compiled into the browser bundle and one
 * build must fit every data folder; it guards nothing that RLS does not guard.
 */
export const publishableKey = 'sb_publishable_anoint_array_local'

/** What only the server side of this data folder may know. */
export type Secrets = {
  /** Opens the back end as `service_role`. */
  secretKey: string
  /** Signs access tokens (HS256). */
  jwtSecret: string
}

/** Reads the data folder's secrets, making them at its first start; sessions survive a restart. */
export async function readSecrets(dataFolder: string): Promise<Secrets> {
  const file = join(dataFolder, 'secrets.json')
  if (existsSync(file)) return JSON.parse(await readFile(file, 'utf8')) as Secrets
  const secrets = {
    secretKey: `sb_secret_${randomBytes(24).toString('base64url')}`,
    jwtSecret: randomBytes(48).toString('base64url'),
  }
  await writeFile(file, JSON.stringify(secrets), { mode: 0o600 })
  return secrets
}
