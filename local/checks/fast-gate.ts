import { runLimited } from '../../vite/run-limited.ts'
import { runTool } from './run-tool.ts'
import { runVitest } from './run-vitest.ts'
import { describeSuite, type SuiteResult } from './suite.ts'

const importedFrom = ['src', 'vite', 'local', 'catalog', 'supabase', 'deploy', 'e2e', 'docs']

const steps: Record<string, readonly [string, ...string[]]> = {
  format: [
    'prettier',
    '--check',
    '--cache',
    '--cache-location=.cache/prettier',
    '--log-level=warn',
    '.',
  ],
  lint: ['oxlint', '--format=unix'],
  imports: ['depcruise', '--config', '.dependency-cruiser.mjs', ...importedFrom],
  'types browser': ['tsc', '-p', 'tsconfig.browser.json'],
  'types node': ['tsc', '-p', 'tsconfig.node.json'],
  'types worker': ['tsc', '-p', 'tsconfig.worker.json'],
  'types functions': ['node', 'local/functions/check-types.ts'],
}

/**
 * Runs every check that needs neither a browser nor a server: format, lint, import direction, types, unit tests.
 * Prints a line per step, and all a failing step had to say.
 */
export async function runFastGate(): Promise<SuiteResult[]> {
  const checks = Object.entries(steps).map(
    ([name, command]) =>
      () =>
        runCheck(name, command),
  )
  return runLimited(2, [runUnitTests, ...checks])
}

async function runUnitTests(): Promise<SuiteResult> {
  const { result, output } = await runVitest('unit', { isShown: false })
  report(result, output)
  return result
}

async function runCheck(name: string, [command, ...args]: readonly [string, ...string[]]) {
  const { isGreen, output, seconds } = await runTool(command, args)
  const result = { name, passed: isGreen ? 1 : 0, failed: isGreen ? 0 : 1, seconds }
  report(result, output)
  return result
}

function report(result: SuiteResult, output: string) {
  console.log(describeSuite(result))
  if (result.failed) console.log(output.trimEnd())
}
