import { readFileSync } from 'node:fs'
import { identify, isRunning } from './stack/process-identity.ts'
import type { ProcessIdentity } from './stack/process-identity.ts'

/**
 * Calls back once when the npm that runs this process is gone: a kill of npm alone may reach neither us nor
 * the shell it put between. Does nothing when npm does not run it, since `nohup node …` means to stay.
 */
export function watchParents(onGone: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  const parents = [identify(parent), ...readParentOfShell(parent)]
  const timer = setInterval(() => {
    if (process.ppid === parent && parents.every(isRunning)) return
    clearInterval(timer)
    onGone()
  }, 500)
  timer.unref()
}

/** The parent of a `sh -c`; nothing when ours is no shell, for many replace themselves by the program. */
function readParentOfShell(pid: number): ProcessIdentity[] {
  if (process.platform !== 'linux') return []
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'))
  const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  return /^(ba|da|z)?sh$/.test(name) && parent > 1 ? [identify(parent)] : []
}
