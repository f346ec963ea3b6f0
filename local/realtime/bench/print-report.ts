import { availableParallelism, loadavg } from 'node:os'
import type { Outcome } from './clients.ts'

export type Report = {
  sockets: number
  opened: number
  openSeconds: number
  topics: number
  rate: number
  seconds: number
  messages: number
  outcome: Outcome
  /** Percent of one core. */
  cpu: number
  /** Megabytes of the server. */
  memory: { atRest: number; whenOpen: number; peak: number }
}

/** Prints what a run found, limits beside it. */
export function printReport(report: Report): void {
  const { sockets, opened, openSeconds, topics, rate, seconds, messages, cpu, memory } = report
  const { delivered, latenciesMs, longestPauseMs } = report.outcome
  const expected = (messages * opened * 2) / topics
  const share = ((delivered / expected) * 100).toFixed(3)
  const at = (part: number) => latenciesMs[Math.floor(latenciesMs.length * part)]?.toFixed(1)
  const count = (n: number) => Math.round(n).toLocaleString('en-CA')
  const load = loadavg()[0]?.toFixed(1)
  console.log(
    [
      `Machine: ${availableParallelism()} cores, load average ${load} (this and whatever else runs)`,
      `Sockets: ${count(opened)} of ${count(sockets)}, 2 channels each, ${topics} private topics; open in ${openSeconds.toFixed(1)} s`,
      `Load: ${rate} messages a second sent by the database for ${seconds} s, ${count(expected / seconds)} deliveries a second`,
      `Delivery: ${count(delivered)} of ${count(expected)}, ${share} % (aim 100 %)`,
      `Latency, call to arrival: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms (aim 100), p99 ${at(0.99)} ms, max ${at(0.999999)} ms (longest pause of the clients’ own process: ${longestPauseMs.toFixed(0)} ms)`,
      `Server: ${count(memory.atRest)} MB at rest, ${count(memory.whenOpen)} MB with all sockets, ${count(memory.peak)} MB at its peak (aim 400); ${cpu.toFixed(0)} % of a core under load`,
    ].join('\n'),
  )
}
