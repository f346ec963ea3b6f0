import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chown, lstat, mkdir, readFile, readdir, realpath, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Refusal } from '../refusal.ts'
import { lockFolder } from './owner-lock.ts'
import type { Release } from './owner-lock.ts'
import { canReach } from './postgres-account.ts'
import type { Account } from './postgres-account.ts'
import { stopOrphan } from './stop-orphan.ts'
import { writeWhole } from './write-whole.ts'

/** Raise it when a folder of before cannot be carried over by migrations alone. */
const generation = 1

/**
 * Everything one copy of the shop keeps, owned by this process until `release`.
 * `cluster` is Postgres's own folder; it lies elsewhere when Postgres's account cannot enter `path`.
 */
export type DataFolder = { path: string; cluster: string; log: string; release: Release }

/** `cluster` is null when it lies inside, so that the folder may be moved. */
type Version = { generation: number; postgres: number; cluster: string | null }

export type DataFolderOptions = {
  path: string
  /** Major version of the Postgres that will run on it. */
  postgres: number
  account: Account
  /** Start from nothing: what the folder holds is deleted. */
  reset: boolean
}

/**
 * Opens a data folder, making it when it is missing, and stops a Postgres that a crashed owner left.
 *
 * @throws {Refusal} when it is in use, of another version, or holds somebody else's files.
 */
export async function openDataFolder(options: DataFolderOptions): Promise<DataFolder> {
  await makeFolder(options.path)
  const path = await realpath(options.path)
  const release = await lockFolder(path)
  try {
    const version = await readVersion(path, options)
    const inside = join(path, 'cluster')
    const cluster = version ? (version.cluster ?? inside) : placeCluster(path, options.account)
    if (version !== null) await stopOrphan(cluster)
    if (version !== null && options.reset) await empty(path, cluster)
    else if (version !== null) checkVersion(path, version, cluster, options.postgres)
    const where = cluster === inside ? null : cluster
    const current: Version = { generation, postgres: options.postgres, cluster: where }
    await writeWhole(join(path, 'version.json'), JSON.stringify(current))
    await prepareCluster(cluster, options.account)
    return { path, cluster, log: join(path, 'postgres.log'), release }
  } catch (error) {
    await release()
    throw error
  }
}

async function makeFolder(path: string): Promise<void> {
  await makeFolders(path).catch((error: NodeJS.ErrnoException) => {
    throw new Refusal(
      `Cannot make the data folder ${path} (${error.code}): choose another with DATA_DIR.`,
    )
  })
}

/**
 * As `mkdir` with `recursive`, which in Node 24 never ends where a parent exists and yet says ENOENT to every new
 * folder, as `/proc` and automounted folders do.
 */
async function makeFolders(path: string): Promise<void> {
  if ((await stat(path).catch(() => null))?.isDirectory()) return
  if (dirname(path) !== path) await makeFolders(dirname(path))
  await mkdir(path).catch((error: NodeJS.ErrnoException) => {
    // Another start may have been quicker.
    if (error.code !== 'EEXIST') throw error
  })
}

/** Null for an empty folder. A folder with other files is never touched: DATA_DIR may be mistyped. */
async function readVersion(path: string, options: DataFolderOptions): Promise<Version | null> {
  const text = await readFile(join(path, 'version.json'), 'utf8').catch(() => null)
  if (text !== null) return parseVersion(text, path, options)
  const others = (await readdir(path)).filter((name) => !/^(owner|version)\.json/.test(name))
  if (others.length === 0) return null
  throw new Refusal(
    `${path} holds other files (${others[0]} …): choose an empty data folder with DATA_DIR.`,
  )
}

/** For clean data it does not matter what a damaged file said, but for where the cluster must be. */
function parseVersion(text: string, path: string, { postgres, account, reset }: DataFolderOptions) {
  try {
    const version = JSON.parse(text) as Partial<Version>
    if (typeof version.generation === 'number' && typeof version.postgres === 'number')
      return version as Version
  } catch {
    // Said below.
  }
  if (reset) return { generation, postgres, cluster: placeCluster(path, account) }
  throw new Refusal(
    `The data folder ${path} is damaged (version.json): start with --reset for clean data, or choose another with DATA_DIR.`,
  )
}

function checkVersion(path: string, version: Version, cluster: string, postgres: number): void {
  const remedy = 'start with --reset for clean data, or choose another with DATA_DIR.'
  if (version.postgres !== postgres)
    throw new Refusal(
      `The data folder ${path} is of Postgres ${version.postgres}, this is ${postgres}: ${remedy}`,
    )
  if (version.generation !== generation)
    throw new Refusal(`The data folder ${path} is of another version of the shop: ${remedy}`)
  if (!existsSync(cluster))
    throw new Refusal(`The database of ${path} is gone from ${cluster}: ${remedy}`)
}

/**
 * Out of the data folder only when Postgres's account cannot get there, e.g. below `/root`, or when the
 * name of its socket, which lies in the cluster, would pass the 107 bytes that unix(7) allows.
 */
function placeCluster(path: string, account: Account): string {
  const inside = join(path, 'cluster')
  if (canReach(account, inside) && Buffer.byteLength(inside) < 85) return inside
  const key = createHash('sha256').update(path).digest('hex').slice(0, 12)
  return `/var/tmp/anoint-array-${key}`
}

async function prepareCluster(cluster: string, account: Account): Promise<void> {
  await mkdir(cluster, { recursive: true, mode: 0o700 })
  const owner = account?.uid ?? process.getuid?.()
  const { uid } = await lstat(cluster)
  // In the world-writable /var/tmp somebody else may have been first.
  if (uid !== owner && uid !== process.getuid?.())
    throw new Refusal(`${cluster} belongs to another user: remove it, it should be ours.`)
  if (account !== null) await chown(cluster, account.uid, account.gid)
}

/** Keys are no data: tools that were given them go on working. */
const kept = /^(owner\.json.*|version\.json|secrets\.json)$/

async function empty(path: string, cluster: string): Promise<void> {
  await rm(cluster, { recursive: true, force: true })
  for (const name of await readdir(path)) {
    if (kept.test(name)) continue
    await rm(join(path, name), { recursive: true, force: true })
  }
}
