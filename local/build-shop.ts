import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fingerprintBuild } from './build-fingerprint.ts'
import type { BuildContext } from './build-fingerprint.ts'
import { Refusal } from './refusal.ts'
import { requireBuildFolder } from './require-build-folder.ts'
import { inRoot, root } from './settings.ts'
import type { Settings } from './settings.ts'
import { publishableKey } from './stack/keys.ts'

export type BuildOptions = BuildContext & {
  outDir: string
  log: (line: string) => void
  /** Ends the build early; the folder is then as before. */
  signal?: AbortSignal
}

/** What the process that builds is told, and what it says. */
export type BuildOrder = BuildContext & { outDir: string }
export type BuildReport = { line: string } | { failed: string }

/** The build of a shop that has its back end on its own origin, read from a local one. */
export function localBuild({ siteUrl, locale }: Settings, readFrom: string): BuildContext {
  return { readFrom, supabaseUrl: '', publishableKey, siteUrl, locale }
}

/** Pages show the data of one folder, so a second copy of the shop must not build over the first one's. */
export function placeBuild(dataFolder: string): string {
  return dataFolder === inRoot('.data/shop') ? inRoot('dist') : join(dataFolder, 'dist')
}

/**
 * Builds the pages unless the folder holds just that build.
 *
 * @throws {Refusal} when the build fails, or the folder holds something else.
 */
export async function buildIfNeeded(options: BuildOptions): Promise<void> {
  const { log, outDir, signal, ...context } = options
  const startedAt = performance.now()
  await requireBuildFolder(outDir)
  const note = join(outDir, '.build.json')
  const expected = JSON.stringify({ fingerprint: await fingerprintBuild(context) })
  const known = await readFile(note, 'utf8').catch(() => '')
  if (known === expected) return
  log(known === '' ? 'Building the pages …' : 'Building the pages anew: something has changed …')
  await runBuild({ ...context, outDir }, log, signal)
  await writeFile(note, expected)
  log(`Built in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`)
}

/**
 * A process of its own builds: it needs a lot of memory and keeps a core busy while the back end answers
 * it. It ends with us.
 */
async function runBuild(
  order: BuildOrder,
  log: (line: string) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  const builder = fork(join(import.meta.dirname, 'run-build.ts'), { cwd: root })
  signal?.addEventListener('abort', () => builder.kill())
  let failure: string | null = null
  builder.on('message', (report: BuildReport) => {
    if ('line' in report) log(report.line)
    else failure = report.failed
  })
  builder.send(order)
  const [code, endedBy] = (await once(builder, 'exit')) as [number | null, NodeJS.Signals | null]
  if (code === 0) return
  throw new Refusal(`The build failed: ${failure ?? explainEnd(code, endedBy)}`)
}

/** Nobody is left to say why a process without memory ended: the kernel or its runtime cut it short. */
export function explainEnd(code: number | null, endedBy: NodeJS.Signals | null): string {
  if (endedBy === null) return `it ended with code ${code}`
  return `${endedBy} cut it short, most likely for want of memory: close other programs, start again.`
}
