import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '../refusal.ts'
import { writeWhole } from './write-whole.ts'

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

/**
 * Reads the data folder's secrets, making them at its first start; sessions survive a restart.
 *
 * @throws {Refusal} when the file is damaged.
 */
export async function readSecrets(dataFolder: string): Promise<Secrets> {
  const file = join(dataFolder, 'secrets.json')
  const text = await readFile(file, 'utf8').catch(whenMissing)
  if (text !== null) return parseSecrets(text, file)
  const secrets = {
    secretKey: `sb_secret_${randomBytes(24).toString('base64url')}`,
    jwtSecret: randomBytes(48).toString('base64url'),
  }
  await writeWhole(file, JSON.stringify(secrets), 0o600)
  return secrets
}

function whenMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}

function parseSecrets(text: string, file: string): Secrets {
  try {
    const { secretKey, jwtSecret } = JSON.parse(text) as Partial<Secrets>
    if (secretKey && jwtSecret) return { secretKey, jwtSecret }
  } catch {
    // Said below.
  }
  throw new Refusal(`The keys in ${file} are damaged: delete it to get new ones (sessions end).`)
}
