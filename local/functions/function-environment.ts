import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { publishableKey } from '../stack/keys.ts'
import type { Secrets } from '../stack/keys.ts'
import { emulatorKeys } from './emulator-keys.ts'

export type EnvironmentSources = {
  /** The shop's port: functions reach REST and auth as everybody does. */
  port: number
  siteUrl: string
  /** `http://localhost:<port>` of the emulators. */
  emulators: string
  secrets: Secrets
}

/**
 * What functions find in their environment here: what a hosted project gives them, and emulators for companies.
 * `.env` of the functions' folder, where there is one, has the last word.
 */
export function functionEnvironment(
  folder: string,
  { port, siteUrl, emulators, secrets }: EnvironmentSources,
): Record<string, string> {
  const here = ['localhost', '127.0.0.1', '[::1]'].map((host) => `http://${host}:*`)
  const bases = ['STRIPE', 'PAYPAL', 'UPS', 'CANADA_POST', 'RESEND'].map(
    (company) => [`${company}_API_BASE`, emulators] as const,
  )
  return {
    SUPABASE_URL: `http://127.0.0.1:${port}`,
    SUPABASE_SERVICE_ROLE_KEY: secrets.secretKey,
    SUPABASE_ANON_KEY: publishableKey,
    SITE_URL: siteUrl,
    ALLOWED_ORIGINS: [new URL(siteUrl).origin, ...here].join(','),
    ...Object.fromEntries(bases),
    ...emulatorKeys,
    ...readOwn(join(folder, '.env')),
  }
}

/** Empty lines of a copied example mean nothing. */
function readOwn(file: string): Record<string, string> {
  if (!existsSync(file)) return {}
  const own = Object.entries(parseEnv(readFileSync(file, 'utf8')))
  return Object.fromEntries(own.filter((entry): entry is [string, string] => Boolean(entry[1])))
}
