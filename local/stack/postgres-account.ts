import { readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { Refusal } from '../refusal.ts'

/** The account Postgres runs as; null means "as ourselves". */
export type Account = { uid: number; gid: number } | null

/**
 * Postgres refuses to run as root, so root lends it the account `nobody`; anyone else runs it himself.
 *
 * @throws {Refusal} when root's machine has no `nobody`.
 */
export function postgresAccount(): Account {
  if (process.getuid?.() !== 0) return null
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'))
  const [, , uid, gid] = line?.split(':') ?? []
  if (uid === undefined || gid === undefined)
    throw new Refusal('Postgres cannot run as root: create the user "nobody", or start as a user.')
  return { uid: Number(uid), gid: Number(gid) }
}

/**
 * Whether the account may pass through every folder above `path` (which need not exist yet). A checkout
 * in `/root`, which only root may enter, is the usual case of a "no".
 */
export function canReach(account: Account, path: string): boolean {
  if (account === null) return true
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const stat = statSync(folder, { throwIfNoEntry: false })
    if (stat !== undefined && !isOpenTo(account, stat)) return false
    if (folder === dirname(folder)) return true
  }
}

function isOpenTo(account: { uid: number; gid: number }, stat: Stat): boolean {
  if (stat.uid === account.uid) return (stat.mode & 0o100) !== 0
  if (stat.gid === account.gid) return (stat.mode & 0o010) !== 0
  return (stat.mode & 0o001) !== 0
}

type Stat = { uid: number; gid: number; mode: number }
