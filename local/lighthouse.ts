import { readFile, rm } from 'node:fs/promises'
import { installBrowser } from './install-browser.ts'
import { printMedians } from './lighthouse/print-medians.ts'
import { serveBuild } from './lighthouse/serve-build.ts'
import { runTool } from './checks/run-tool.ts'
import { runCommand } from './refusal.ts'
import { inRoot } from './settings.ts'

// `npm run lighthouse`: the budgets of lighthouserc.json against the production build. Run it alone: it measures.
// Paths after `--` measure those pages alone, for example `npm run lighthouse -- /cart`.
await runCommand(async () => {
  const chrome = await installBrowser()
  const shop = await serveBuild()
  try {
    await rm(inRoot('.lighthouseci'), { recursive: true, force: true })
    const paths = process.argv.length > 2 ? process.argv.slice(2) : await readPaths()
    const urls = paths.map((path) => `--url=${shop.url}${path}`)
    const isMeasured = await runLhci(['collect', ...urls], chrome)
    const isWithin = isMeasured && (await runLhci(['assert'], chrome))
    if (isMeasured) await printMedians(inRoot('.lighthouseci'))
    process.exitCode = isWithin ? 0 : 1
  } finally {
    await shop.stop()
  }
})

async function runLhci([command = '', ...args]: string[], chrome: string): Promise<boolean> {
  const all = [command, '--config=lighthouserc.json', ...args]
  const { isGreen } = await runTool('lhci', all, { isShown: true, env: { CHROME_PATH: chrome } })
  return isGreen
}

/** The pages of lighthouserc.json, which names them on the usual port. */
async function readPaths(): Promise<string[]> {
  const config = JSON.parse(await readFile(inRoot('lighthouserc.json'), 'utf8')) as {
    ci: { collect: { url: string[] } }
  }
  return config.ci.collect.url
    .map((url) => new URL(url))
    .map(({ pathname, search }) => pathname + search)
}
