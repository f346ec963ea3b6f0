import { readFile, readlink } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { exists } from './process-identity.ts'

/**
 * Stops the Postgres that still serves `cluster` although its owner is gone (the caller holds the
 * folder's lock, so nobody else needs it). Waits until it has ended; does nothing when there is none.
 */
export async function stopOrphan(cluster: string): Promise<void> {
  const pid = await readPostmaster(cluster)
  if (pid === null) return
  // Fast shutdown first; one that hangs is aborted, and Postgres recovers from its log at the next start.
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!kill(pid, signal)) return
    if (await hasEnded(pid, 8000)) return
  }
  throw new Error(`Postgres ${pid} of ${cluster} cannot be stopped`)
}

/** The first line of postmaster.pid, if that process is a Postgres: after a crash the number is free for others. */
async function readPostmaster(cluster: string): Promise<number | null> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number(text.split('\n')[0])
  if (!Number.isInteger(pid) || pid <= 1 || !exists(pid)) return null
  const program = await readlink(`/proc/${pid}/exe`).catch(() => 'unknown')
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => cluster)
  const isOurs = basename(program).startsWith('postgres') && folder === cluster
  return isOurs ? pid : null
}

function kill(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}

async function hasEnded(pid: number, timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs
  while (Date.now() < deadline) {
    if (!exists(pid)) return true
    await pause(25)
  }
  return false
}
