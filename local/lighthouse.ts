import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installBrowser } from './install-browser.ts'
import { printMedians } from './lighthouse/print-medians.ts'
import { serveBuild } from './lighthouse/serve-build.ts'
import { runCommand } from './refusal.ts'
import { inRoot } from './settings.ts'

// `npm run lighthouse`: the budgets of lighthouserc.json against the production build. Run it alone: it measures.
// Paths after `--` measure those pages alone, for example `npm run lighthouse -- /cart`.
await runCommand(async () => {
  const chrome = await installBrowser()
  // Data, pages and reports of this run alone, so that it may run beside another.
  const folder = await mkdtemp(join(tmpdir(), 'shop-lighthouse-'))
  await chmod(folder, 0o755) // Postgres may run as another user and has to get in
  const lhci = (...args: string[]) => runLhci(args, folder, chrome)
  try {
    const shop = await serveBuild(folder)
    try {
      const paths = process.argv.length > 2 ? process.argv.slice(2) : await readPaths()
      const isMeasured = await lhci('collect', ...paths.map((path) => `--url=${shop.url}${path}`))
      const isWithin = isMeasured && (await lhci('assert'))
      if (isMeasured) await printMedians(join(folder, '.lighthouseci'))
      process.exitCode = isWithin ? 0 : 1
    } finally {
      await shop.stop()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

/** Lighthouse CI keeps its reports in the folder it runs in. */
async function runLhci([command = '', ...args]: string[], cwd: string, chrome: string) {
  const all = [command, `--config=${inRoot('lighthouserc.json')}`, ...args]
  const env = { ...process.env, CHROME_PATH: chrome }
  const child = spawn(inRoot('node_modules/.bin/lhci'), all, { cwd, env, stdio: 'inherit' })
  const [code] = (await once(child, 'exit')) as [number | null]
  return code === 0
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
