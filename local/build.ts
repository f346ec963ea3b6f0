import { buildIfNeeded, localBuild, placeBuild } from './build-shop.ts'
import { findFreePort } from './free-port.ts'
import { readOptions } from './read-options.ts'
import type { Options } from './read-options.ts'
import { Refusal, runCommand } from './refusal.ts'
import { runUntilStopped } from './run-until-stopped.ts'
import type { Running } from './run-until-stopped.ts'
import { listen, toListener } from './server/listen.ts'
import { shopHandler } from './server/shop-handler.ts'
import { inRoot, readSettings } from './settings.ts'
import type { Settings } from './settings.ts'
import { say, startBackend } from './start-backend.ts'

// `npm run build`: the pages, for a hosted project when SUPABASE_URL names one, else for `npm start`.
await runCommand(async () => {
  const options = readOptions(process.argv.slice(2))
  const settings = readSettings(options.env)
  const { SUPABASE_URL: hosted, SUPABASE_PUBLISHABLE_KEY: key } = options.env
  if (hosted !== undefined) return buildForHosted(settings, hosted.replace(/\/$/, ''), key)
  const running = runUntilStopped()
  try {
    await buildForLocal(settings, options, running)
  } catch (error) {
    if (!running.isStopping()) throw error
  } finally {
    await running.stopAll()
  }
})

function buildForHosted(settings: Settings, url: string, key: string | undefined): Promise<void> {
  if (key === undefined)
    throw new Refusal('SUPABASE_URL is set: set SUPABASE_PUBLISHABLE_KEY of that project, too.')
  const { siteUrl, locale } = settings
  const where = { readFrom: url, supabaseUrl: url, publishableKey: key, siteUrl, locale }
  return buildIfNeeded({ ...where, outDir: settings.distDir ?? inRoot('dist'), log: say })
}

/** On free ports: the shop's own may be taken by a copy that runs on other data. */
async function buildForLocal(settings: Settings, options: Options, running: Running) {
  const databasePort = await findFreePort()
  const stack = await startBackend(
    { ...settings, databasePort },
    { ...options, publicPort: null },
    running,
  )
  const port = await findFreePort()
  const handler = shopHandler(stack.fetch, () => null)
  running.add((await listen(port, toListener(handler))).close)
  const building = new AbortController()
  running.add(() => Promise.resolve(building.abort()))
  const outDir = settings.distDir ?? placeBuild(stack.dataFolder)
  const context = localBuild(settings, `http://localhost:${port}`)
  await buildIfNeeded({ ...context, outDir, log: say, signal: building.signal })
}
