import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '../refusal.ts'
import { identify, isRunning } from './process-identity.ts'
import type { ProcessIdentity } from './process-identity.ts'

/** Gives the folder back. */
export type Release = () => Promise<void>

/**
 * Makes this process the folder's one owner. A lock whose process is gone is taken over.
 *
 * @param folder - exists and is writable.
 * @throws {Refusal} when a running process owns it.
 */
export async function lockFolder(folder: string): Promise<Release> {
  const lock = join(folder, 'owner.json')
  const mine = `${lock}.${process.pid}`
  await writeFile(mine, JSON.stringify(identify(process.pid)))
  try {
    // A hard link is made by exactly one of several processes and appears with its content.
    while (!(await tryLink(mine, lock))) await clearStaleLock(folder, lock)
  } finally {
    await rm(mine, { force: true })
  }
  return () => rm(lock, { force: true })
}

async function tryLink(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

async function clearStaleLock(folder: string, lock: string): Promise<void> {
  const seen = await readFile(lock, 'utf8').catch(() => null)
  if (seen === null) return
  refuseIfOwned(folder, seen)
  const aside = `${lock}.${process.pid}.stale`
  const moved = await rename(lock, aside).then(
    () => true,
    () => false,
  )
  if (!moved) return
  // Between reading and moving, another process may have taken the folder: give its lock back.
  const taken = await readFile(aside, 'utf8')
  if (taken !== seen) await tryLink(aside, lock)
  await rm(aside, { force: true })
  refuseIfOwned(folder, taken)
}

function refuseIfOwned(folder: string, content: string): void {
  const owner = parseOwner(content)
  if (owner === null || !isRunning(owner)) return
  throw new Refusal(
    `The data folder ${folder} is in use by process ${owner.pid}: stop that one, or give this one a folder of its own with DATA_DIR.`,
  )
}

/** A lock cut short by a full disk or a crash names nobody, so nobody owns the folder. */
function parseOwner(content: string): ProcessIdentity | null {
  try {
    const { pid, startedAt } = JSON.parse(content) as Partial<ProcessIdentity>
    return typeof pid === 'number' && typeof startedAt === 'string' ? { pid, startedAt } : null
  } catch {
    return null
  }
}
