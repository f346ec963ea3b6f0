import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { findFreePorts } from '../free-port.ts'
import { root } from '../settings.ts'

/** A command of ours in a process of its own. */
export type ShopProcess = {
  pid: number
  /** What it printed so far. */
  output: () => string
  /** Resolves at "Ready", rejects with the output if the process ends before. */
  ready: Promise<void>
  /** Resolves with the exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals | null>
  /** Does nothing once it has ended. */
  kill: (signal: NodeJS.Signals) => void
}

/** Ports and data of one copy of the shop. */
export async function planCopy(dataDir: string): Promise<Record<string, string>> {
  return { ...(await findFreePorts()), DATA_DIR: dataDir }
}

/** Runs `local/start.ts`, the back end alone, without npm unless told so. */
export function startShop(
  env: Record<string, string>,
  { args = [], isThroughNpm = false }: { args?: string[]; isThroughNpm?: boolean } = {},
): ShopProcess {
  const options = { cwd: root, env: { ...process.env, ...env }, detached: true }
  const all = ['--no-build', ...args]
  const child = isThroughNpm
    ? spawn('npm', ['start', '--', ...all], options)
    : spawn(process.execPath, ['local/start.ts', ...all], options)
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()))
  const ended = whenEnded(child)
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', () => {
      if (text.includes('Ctrl-C stops everything.')) resolve()
    })
    void ended.then((code) => reject(new Error(`It ended with ${code}:\n${text}`)))
  })
  // Tests that expect an end never look at it.
  ready.catch(() => {})
  return {
    pid: child.pid ?? 0,
    output: () => text,
    ready,
    ended,
    kill: (signal) => void child.kill(signal),
  }
}

function whenEnded(child: ChildProcess): Promise<number | NodeJS.Signals | null> {
  return new Promise((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal))
  })
}

/** The processes whose command line names this text: nothing may be left when a shop has ended. */
export async function findProcesses(text: string): Promise<{ pid: number; command: string }[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const all = await Promise.all(
    pids.map(async (pid) => {
      const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
      return { pid: Number(pid), command: command.replaceAll('\0', ' ') }
    }),
  )
  return all.filter(({ command }) => command.includes(text))
}

/** The number of the Postgres that serves this data folder. */
export async function readPostmaster(dataDir: string): Promise<number> {
  const status = await readFile(join(dataDir, 'shop/cluster/postmaster.pid'), 'utf8')
  return Number(status.split('\n')[0])
}
