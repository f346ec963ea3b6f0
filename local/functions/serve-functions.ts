import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Handler } from '../server/listen.ts'
import { startDeno } from './deno-process.ts'
import type { DenoProcess } from './deno-process.ts'
import { forward } from './forward.ts'

/** `/functions/v1` on the local stack. */
export type Functions = {
  fetch: Handler
  /** The names of all functions. */
  names: readonly string[]
  /** Lets all processes go; the next call of each function starts it anew. */
  restart: () => Promise<void>
  /** Kills a function where it stands, as a crash or the end of its time would. False: it did not run. */
  kill: (name: string) => boolean
  close: () => Promise<void>
}

export type FunctionsOptions = {
  /** `supabase/functions` */
  folder: string
  /** What every function finds in its environment. */
  env: Readonly<Record<string, string>>
  /** Takes what functions print. */
  print?: (line: string) => void
}

/**
 * Serves every function of the folder on Deno, each in a process of its own that starts with its first call. One
 * that has ended is started again by the next call.
 */
export function serveFunctions({ folder, env, print = () => {} }: FunctionsOptions): Functions {
  const names = listFunctions(folder)
  const running = new Map<string, Promise<DenoProcess>>()
  const pids = new Map<string, number>()
  let isClosed = false

  const start = async (name: string): Promise<DenoProcess> => {
    const process = await startDeno({ folder, name, env, print })
    pids.set(name, process.pid)
    void process.ended.then(() => {
      if (pids.get(name) !== process.pid) return
      pids.delete(name)
      running.delete(name)
    })
    return process
  }
  const find = (name: string): Promise<DenoProcess> => {
    const known = running.get(name)
    if (known !== undefined) return known
    const starting = start(name)
    running.set(name, starting)
    // A function that does not start is tried again by the next call: its source may have changed.
    starting.catch(() => running.delete(name))
    return starting
  }
  const restart = async () => {
    const all = [...running.values()]
    running.clear()
    pids.clear()
    await Promise.all(all.map((process) => process.then(({ stop }) => stop()).catch(() => {})))
  }
  const fetch: Handler = async (request) => {
    const name = /^\/functions\/v1\/([a-z-]+)(?:\/|$)/.exec(new URL(request.url).pathname)?.[1]
    if (isClosed || name === undefined || !names.includes(name)) return notFound()
    return forward(request, () => find(name), print)
  }
  const kill = (name: string): boolean => {
    const pid = pids.get(name)
    return pid !== undefined && process.kill(pid, 'SIGKILL')
  }
  const close = () => {
    isClosed = true
    return restart()
  }
  return { fetch, names, restart, kill, close }
}

function listFunctions(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true })
  return entries.flatMap(({ name }) => (existsSync(join(folder, name, 'index.ts')) ? [name] : []))
}

/** In the words of a hosted project. */
function notFound(): Response {
  const body = { code: 'NOT_FOUND', message: 'Requested function was not found' }
  return Response.json(body, { status: 404 })
}
