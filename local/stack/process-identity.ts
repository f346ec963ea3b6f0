import { readFileSync } from 'node:fs'

/** A process, told apart from a later one that was given the same number. */
export type ProcessIdentity = { pid: number; startedAt: string }

/** The process that has this number now, to write down and to recognise later. */
export function identify(pid: number): ProcessIdentity {
  return { pid, startedAt: startTime(pid) }
}

/** Whether that very process still runs (a zombie does not). */
export function isRunning({ pid, startedAt }: ProcessIdentity): boolean {
  return exists(pid) && startTime(pid) === startedAt
}

/** Whether any process has this number; one of another user counts. */
export function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * Boot and clock ticks since then, from proc_pid_stat(5) field 22; the name in field 2 may hold spaces,
 * so counting starts behind its closing bracket. Where there is no /proc the number alone must do.
 */
function startTime(pid: number): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? 'ended' : `${boot}/${fields[19]}`
  } catch {
    return 'unknown'
  }
}
