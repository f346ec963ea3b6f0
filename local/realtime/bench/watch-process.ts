import { readFileSync } from 'node:fs'

/** Reads what the kernel knows of a process: proc_pid_status(5) and proc_pid_stat(5). */
export function watchProcess(pid: number) {
  const status = (name: string) => {
    const text = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(text)?.[1] ?? 0) / 1024
  }
  /** Fields 14 and 15, user and system time, in ticks of 10 ms; the name in field 2 may hold spaces. */
  const cpuSeconds = () => {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[11]) + Number(fields[12])) / 100
  }
  return {
    memoryMb: () => status('VmRSS'),
    peakMemoryMb: () => status('VmHWM'),
    /** Starts a measurement; the function returned ends it with the share of one core, in percent. */
    measureCpu: () => {
      const [before, startedAt] = [cpuSeconds(), performance.now()]
      return () => ((cpuSeconds() - before) / ((performance.now() - startedAt) / 1000)) * 100
    },
  }
}
