import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { root, runTool } from './run-tool.ts'
import type { SuiteResult } from './suite.ts'

/** Written by the json reporter of playwright.config.ts. */
const file = join(root, '.cache/results/e2e.json')

type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number } }

/** Runs the journeys. A run that broke before it had counts, or that ran none, is one failure. */
export async function runPlaywright(env: Record<string, string>): Promise<SuiteResult> {
  await rm(file, { force: true })
  const { isGreen, seconds } = await runTool('playwright', ['test'], { isShown: true, env })
  const { passed, failed } = await readCounts()
  const isBroken = !isGreen || passed === 0
  return { name: 'e2e', passed, failed: failed || (isBroken ? 1 : 0), seconds }
}

async function readCounts() {
  try {
    const { stats } = JSON.parse(await readFile(file, 'utf8')) as PlaywrightReport
    return { passed: stats.expected, failed: stats.unexpected + stats.flaky }
  } catch {
    return { passed: 0, failed: 0 }
  }
}
