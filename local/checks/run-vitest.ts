import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { root, runTool } from './run-tool.ts'
import type { SuiteResult } from './suite.ts'

const folder = join(root, '.cache/results')

type Counts = { passed: number; failed: number }
type VitestReport = { numPassedTests: number; numFailedTests: number; numTotalTests: number }

/**
 * Runs one project of vitest.config.ts.
 *
 * @returns its counts. A file that fails to load, or a project without a test, counts as one failure.
 */
export async function runVitest(
  project: string,
  options: { isShown: boolean; env?: Record<string, string> },
) {
  const file = join(folder, `${project}.json`)
  await mkdir(folder, { recursive: true })
  await rm(file, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const args = ['run', '--project', project, ...reporters]
  const { isGreen, output, seconds } = await runTool('vitest', args, options)
  const counts = await readCounts(file)
  if (!isGreen || counts.passed === 0) counts.failed ||= 1
  const result: SuiteResult = { name: project, ...counts, seconds }
  return { result, output }
}

/** A run that broke before its report was written has no counts. */
async function readCounts(file: string): Promise<Counts> {
  try {
    const report = JSON.parse(await readFile(file, 'utf8')) as VitestReport
    return { passed: report.numPassedTests, failed: report.numFailedTests }
  } catch {
    return { passed: 0, failed: 0 }
  }
}
