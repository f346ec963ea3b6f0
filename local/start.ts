import { announce } from './announce.ts'
import { buildIfNeeded, localBuild, placeBuild } from './build-shop.ts'
import { readOptions } from './read-options.ts'
import type { Options } from './read-options.ts'
import { runCommand } from './refusal.ts'
import { runUntilStopped } from './run-until-stopped.ts'
import type { Running } from './run-until-stopped.ts'
import { acceptSockets } from './server/accept-sockets.ts'
import { listen, toListener } from './server/listen.ts'
import { shopHandler } from './server/shop-handler.ts'
import { openStaticSite } from './server/static-site.ts'
import type { StaticSite } from './server/static-site.ts'
import { readSettings } from './settings.ts'
import type { Settings } from './settings.ts'
import { startFunctions } from './start-functions.ts'
import { say, startBackend } from './start-backend.ts'

// `npm start`: the whole shop on this machine, until Ctrl-C.
await runCommand(() => {
  const options = readOptions(process.argv.slice(2))
  return start(readSettings(options.env), options)
})

async function start(settings: Settings, options: Options): Promise<void> {
  const running = runUntilStopped()
  try {
    const { port } = settings
    const stack = await startBackend(settings, { ...options, publicPort: port }, running)
    let site: StaticSite | null = null
    const { dataFolder } = stack
    const { functions } = await startFunctions({ ...settings, stack, dataFolder }, running)
    const handler = shopHandler(stack.fetch, () => site, functions.fetch)
    const listening = await listen(port, toListener(handler))
    running.add(listening.close)
    running.add(acceptSockets(listening.servers, stack.realtime.upgrade))
    running.add(stack.realtime.close)
    if (!options.isBackendOnly) site = await openBuild(settings, dataFolder, running)
    announce(settings, stack)
  } catch (error) {
    if (running.isStopping()) return
    await running.stopAll()
    throw error
  }
}

async function openBuild(
  settings: Settings,
  dataFolder: string,
  running: Running,
): Promise<StaticSite> {
  const building = new AbortController()
  running.add(() => Promise.resolve(building.abort()))
  const outDir = settings.distDir ?? placeBuild(dataFolder)
  const readFrom = `http://localhost:${settings.port}`
  await buildIfNeeded({
    ...localBuild(settings, readFrom),
    outDir,
    log: say,
    signal: building.signal,
  })
  return openStaticSite(outDir)
}
