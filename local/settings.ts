import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Refusal } from './refusal.ts'

/** The checkout. */
export const root = resolve(import.meta.dirname, '..')

/** Where things run and lie; every value may come from the environment, so that copies can run side by side. */
export type Settings = {
  /** The one public port: pages, REST and auth. */
  port: number
  databasePort: number
  /** Where the companies that functions speak with are emulated. */
  emulatorPort: number
  dataDir: string
  distDir: string | null
  siteUrl: string
  locale: string
}

/**
 * Reads the settings from the environment.
 *
 * @param env - PORT, DB_PORT, EMULATOR_PORT, DATA_DIR, DIST_DIR, SITE_URL, LOCALE; README says what each means.
 * @throws {Refusal} when a port is no port, SITE_URL no origin, or there are no words of the language.
 */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const port = readPort('PORT', env.PORT, 4173)
  const databasePort = readPort('DB_PORT', env.DB_PORT, port + 1)
  const emulatorPort = readPort('EMULATOR_PORT', env.EMULATOR_PORT, nextFree(port, databasePort))
  refuseSame({ PORT: port, DB_PORT: databasePort, EMULATOR_PORT: emulatorPort })
  return {
    port,
    databasePort,
    emulatorPort,
    // An empty value means the default, as for ports: `DATA_DIR=` must not mean the checkout.
    dataDir: resolve(root, env.DATA_DIR || '.data'),
    distDir: env.DIST_DIR ? resolve(root, env.DIST_DIR) : null,
    siteUrl: readOrigin(env.SITE_URL || `http://localhost:${port}`),
    locale: readLocale(env.LOCALE || 'en-CA'),
  }
}

/** PORT + 2, unless the database is there. */
function nextFree(port: number, databasePort: number): number {
  return port + 2 === databasePort ? port + 1 : port + 2
}

function refuseSame(ports: Record<string, number>): void {
  for (const [name, port] of Object.entries(ports))
    for (const [other, same] of Object.entries(ports))
      if (name < other && port === same)
        throw new Refusal(`${other} and ${name} are both ${port}: make them differ.`)
}

/** Every canonical URL begins with it, so it has neither a path nor a slash at its end. */
function readOrigin(text: string): string {
  const url = URL.parse(text.replace(/\/$/, ''))
  if (url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`)
    return url.origin
  throw new Refusal(`SITE_URL is "${text}": give an origin, such as https://shop.example.`)
}

/** A language is a folder of words. */
function readLocale(locale: string): string {
  if (/^[a-z]{2}-[A-Z]{2}$/.test(locale) && existsSync(inRoot('src/messages', locale)))
    return locale
  throw new Refusal(`LOCALE is "${locale}": there are no words for it in src/messages.`)
}

/** Ports from 32768 up are handed out by Linux to outgoing connections, so a server cannot rely on them. */
function readPort(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined || text === '') return otherwise
  const port = Number(text)
  if (Number.isInteger(port) && port >= 1024 && port < 32768) return port
  throw new Refusal(`${name} is "${text}": give a number from 1024 to 32767.`)
}

/** A path in the checkout. */
export function inRoot(...parts: string[]): string {
  return join(root, ...parts)
}
