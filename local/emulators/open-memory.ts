import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** What a company remembers when the stack stops and starts again, as companies do. */
export type Memory<T> = {
  state: T
  /** Something has changed: it is written within two seconds. */
  note: () => void
  /** Writes what is still to be written. */
  close: () => void
}

const pauseMs = 2000

/**
 * Opens what was written before, or something empty.
 *
 * @param file - null keeps it for the life of the process alone, as tests want it.
 * @param empty - makes it; JSON, and Maps of it.
 */
export function openMemory<T extends object>(file: string | null, empty: () => T): Memory<T> {
  const state = file === null ? empty() : { ...empty(), ...read<T>(file) }
  let timer: NodeJS.Timeout | undefined
  const write = () => {
    if (timer === undefined || file === null) return
    clearTimeout(timer)
    timer = undefined
    writeWhole(file, JSON.stringify(state, pack))
  }
  return {
    state,
    note: () => {
      if (file !== null) timer ??= setTimeout(write, pauseMs).unref()
    },
    close: write,
  }
}

/** Nothing where there is no such file. */
function read<T>(file: string): Partial<T> {
  try {
    return JSON.parse(readFileSync(file, 'utf8'), unpack) as T
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw new Error(`Cannot read what an emulator remembers from "${file}"`, { cause: error })
  }
}

/** At once, since a process that ends waits for nothing; whole, since a crash may come between. */
function writeWhole(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.draft`, text)
  renameSync(`${file}.draft`, file)
}

const pack = (_: string, value: unknown) => (value instanceof Map ? { $map: [...value] } : value)

function unpack(_: string, value: unknown): unknown {
  const isMap = typeof value === 'object' && value !== null && Object.keys(value).join() === '$map'
  return isMap ? new Map((value as { $map: [unknown, unknown][] }).$map) : value
}

/** Forgets the oldest of more than so many. */
export function forgetOldest(map: Map<string, unknown>, most: number): void {
  for (const key of map.keys()) {
    if (map.size <= most) return
    map.delete(key)
  }
}
