import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { findFreePort } from '../free-port.ts'
import { inRoot } from '../settings.ts'
import { findDeno } from './deno-program.ts'

/** A function in a process of its own, as the edge runtime of a hosted project keeps them apart. */
export type DenoProcess = {
  pid: number
  /** `http://127.0.0.1:<port>` */
  origin: string
  /** Resolves when it has ended, for whatever reason. */
  ended: Promise<void>
  /** Lets it go, and kills it when it does not. */
  stop: () => Promise<void>
}

export type DenoOptions = {
  /** Holds the function: `<folder>/<name>/index.ts` and `deno.json`. */
  folder: string
  name: string
  env: Readonly<Record<string, string>>
  /** Takes what it prints, line by line. */
  print: (line: string) => void
}

const patienceMs = 15_000

/**
 * Starts a function.
 *
 * @throws when it ends or stays silent before it listens; what it printed says why.
 */
export async function startDeno(options: DenoOptions): Promise<DenoProcess> {
  const port = await findFreePort()
  const child = spawn(findDeno(), argumentsFor(options), {
    env: {
      ...options.env,
      DENO_SERVE_ADDRESS: `tcp:127.0.0.1:${port}`,
      DENO_DIR: inRoot('.cache/deno'),
      DENO_NO_UPDATE_CHECK: '1',
      NO_COLOR: '1',
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  // It breaks when the process ends first, which `ended` tells.
  child.stdin.on('error', () => {})
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve())
    child.once('error', () => resolve())
  })
  const stop = () => stopChild(child, ended)
  const { pid = 0 } = child
  try {
    await whenListening(child, ended, options)
    return { pid, origin: `http://127.0.0.1:${port}`, ended, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** As offline as the machine may be: packages come from node_modules, and nothing is fetched. */
function argumentsFor({ folder, name }: DenoOptions): string[] {
  return [
    'run',
    '--no-prompt',
    '--cached-only',
    '--no-lock',
    '--node-modules-dir=manual',
    `--config=${join(folder, name, 'deno.json')}`,
    '--allow-net',
    '--allow-env',
    `--allow-read=${folder},${inRoot('node_modules')}`,
    // What a hosted function may use.
    '--v8-flags=--max-old-space-size=256',
    join(import.meta.dirname, 'run-function.ts'),
    join(folder, name, 'index.ts'),
  ]
}

async function whenListening(child: ChildProcess, ended: Promise<void>, options: DenoOptions) {
  const printed: string[] = []
  const listening = new Promise<void>((resolve) => {
    eachLine(child, (line) => {
      if (/^Listening on /.test(line)) return resolve()
      printed.push(line)
      options.print(line)
    })
  })
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`it did not listen within ${patienceMs} ms`), patienceMs)
  })
  const fault = await Promise.race([listening.then(() => null), ended.then(() => 'it ended'), late])
  clearTimeout(timer)
  if (fault === null) return
  throw new Error(`Cannot start function "${options.name}": ${fault}\n${printed.join('\n')}`)
}

function eachLine(child: ChildProcess, take: (line: string) => void): void {
  for (const stream of [child.stdout, child.stderr]) {
    let rest = ''
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) if (line !== '') take(line)
    })
    stream?.on('end', () => rest !== '' && take(rest))
  }
}

async function stopChild(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.stdin?.end()
  const impatience = setTimeout(() => child.kill('SIGKILL'), 500)
  await ended
  clearTimeout(impatience)
}
