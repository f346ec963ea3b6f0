import { runFastGate } from './checks/fast-gate.ts'
import { planOwnShop, type OwnShop } from './checks/own-shop.ts'
import { runPlaywright } from './checks/run-playwright.ts'
import { runTool } from './checks/run-tool.ts'
import { runVitest } from './checks/run-vitest.ts'
import { describeSuite, describeSum, formatSeconds, type SuiteResult } from './checks/suite.ts'
import { installBrowser } from './install-browser.ts'
import { runCommand } from './refusal.ts'

// Every check there is: the cheap ones first, Lighthouse last and alone, because it measures.
await runCommand(async () => {
  const startedAt = performance.now()
  process.env['CHROME_PATH'] = await installBrowser()
  const shop = await planOwnShop()
  const suites: SuiteResult[] = []
  try {
    suites.push(...(await runFastGate()))
    for (const [title, run] of listSuites(shop)) {
      console.log(`\n— ${title}`)
      suites.push(await run())
    }
  } finally {
    await shop.remove()
  }
  report(suites, (performance.now() - startedAt) / 1000)
})

type Suite = [title: string, run: () => Promise<SuiteResult>]

function listSuites({ env }: OwnShop): Suite[] {
  const vitest = async (project: string) =>
    (await runVitest(project, { isShown: true, env })).result
  return [
    ['Database: migrations, policies and queries on a real Postgres', () => vitest('database')],
    ['Stack: the local back end, spoken to by supabase-js', () => vitest('stack')],
    ['Build: the pages all suites below look at', () => runStep('build', 'local/build.ts', env)],
    ['Built: files, headers and sizes of the build', () => vitest('built')],
    ['Journeys: a real browser, phone and desktop', () => runPlaywright(env)],
    ['Lighthouse: budgets', () => runStep('lighthouse', 'local/lighthouse.ts', env)],
  ]
}

async function runStep(name: string, script: string, env: Record<string, string>) {
  const { isGreen, seconds } = await runTool('node', [script], { isShown: true, env })
  return { name, passed: isGreen ? 1 : 0, failed: isGreen ? 0 : 1, seconds }
}

function report(suites: readonly SuiteResult[], seconds: number) {
  console.log(`\n${suites.map(describeSuite).join('\n')}`)
  console.log(`\nAll of it took ${formatSeconds(seconds)}.\n${describeSum(suites)}`)
  process.exitCode = suites.some(({ failed }) => failed > 0) ? 1 : 0
}
