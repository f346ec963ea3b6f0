import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BuildContext } from './build-fingerprint.ts'
import { fingerprintBuild } from './build-fingerprint.ts'
import { Refusal } from './refusal.ts'
import { root } from './settings.ts'

export type BuildOptions = BuildContext & {
  outDir: string
  log: (line: string) => void
  /** Ends the build early; it leaves a folder that counts as no build. */
  signal?: AbortSignal
}

/** What the process that builds is told, and what it says. */
export type BuildOrder = BuildContext & { outDir: string }
export type BuildReport = { line: string } | { failed: string }

/**
 * Builds the pages unless the folder holds just that build.
 *
 * @returns whether it had to build.
 * @throws {Refusal} when the build fails.
 */
export async function buildIfNeeded(options: BuildOptions): Promise<boolean> {
  const { log, outDir, signal: _, ...context } = options
  const fingerprint = await fingerprintBuild(context)
  const note = join(outDir, '.build.json')
  const known = await readFile(note, 'utf8').catch(() => '')
  const expected = JSON.stringify({ fingerprint })
  if (known === expected) return false
  log(known === '' ? 'Building the pages …' : 'Building the pages anew: something has changed …')
  await buildShop(options)
  await writeFile(note, expected)
  return true
}

/**
 * Builds the pages, whatever the folder holds. A process of its own does it: it needs a lot of memory and
 * keeps a core busy while the back end answers it.
 *
 * @throws {Refusal} when the build fails.
 */
export async function buildShop({ log, signal, ...order }: BuildOptions): Promise<void> {
  await mkdir(order.outDir, { recursive: true })
  await rm(join(order.outDir, '.build.json'), { force: true })
  const builder = fork(join(import.meta.dirname, 'run-build.ts'), { cwd: root, signal })
  let failure: string | null = null
  builder.on('message', (report: BuildReport) => {
    if ('line' in report) log(report.line)
    else failure = report.failed
  })
  builder.send(order satisfies BuildOrder)
  const [code] = (await once(builder, 'exit')) as [number | null]
  if (code !== 0) throw new Refusal(`The build failed: ${failure ?? `it ended with ${code}`}`)
}
