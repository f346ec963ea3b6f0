import { createServer } from 'vite'
import type { ViteDevServer } from 'vite'
import { announce } from './announce.ts'
import { readOptions } from './read-options.ts'
import type { Options } from './read-options.ts'
import { runCommand } from './refusal.ts'
import { runUntilStopped } from './run-until-stopped.ts'
import { acceptSockets } from './server/accept-sockets.ts'
import { listen, toListener } from './server/listen.ts'
import type { Listener } from './server/listen.ts'
import { isPicture, sendMaster } from './server/master-pictures.ts'
import { isBackend, isLocalPage, shopHandler } from './server/shop-handler.ts'
import { readSettings, root } from './settings.ts'
import type { Settings } from './settings.ts'
import { publishableKey } from './stack/keys.ts'
import { restartOnChange, startFunctions } from './start-functions.ts'
import { startChangingBackend } from './start-changing-backend.ts'

/** What tests, builds and the database write is no source of a page. */
const ignored = [
  '.cache',
  '.data',
  '.lighthouseci',
  'dist',
  'playwright-report',
  'test-results',
].map((folder) => `**/${folder}/**`)

// `npm run dev`: the back end of `npm start`, with pages from Vite's dev server and SQL that reloads.
await runCommand(() => {
  const options = readOptions(process.argv.slice(2))
  return develop(readSettings(options.env), options)
})

async function develop(settings: Settings, options: Options): Promise<void> {
  const running = runUntilStopped()
  try {
    let vite: ViteDevServer | null = null
    const reload = () => vite?.ws.send({ type: 'full-reload' })
    const backend = await startChangingBackend(settings, options, running, reload)
    const { stack } = backend
    const { dataFolder } = stack
    const { functions } = await startFunctions({ ...settings, stack, dataFolder }, running)
    running.add(restartOnChange(functions))
    const handler = shopHandler(backend.fetch, () => null, functions.fetch)
    const answerBackend = toListener(handler)
    const answerPicture = toListener(sendMaster)
    const listener: Listener = (request, response) => {
      if (vite === null || isBackend(request.url ?? '/') || isLocalPage(request.url ?? '/'))
        answerBackend(request, response)
      else if (isPicture(request.url ?? '/')) answerPicture(request, response)
      else vite.middlewares(request, response)
    }
    const listening = await listen(settings.port, listener)
    running.add(listening.close)
    const [server, ...others] = listening.servers
    running.add(acceptSockets(server === undefined ? [] : [server], backend.upgrade))
    for (const other of others)
      other.on('upgrade', (...socket) => server?.emit('upgrade', ...socket))
    // Vite puts what begins with VITE_ into the browser's modules.
    Object.assign(process.env, {
      VITE_SUPABASE_URL: '',
      VITE_SUPABASE_PUBLISHABLE_KEY: publishableKey,
    })
    vite = await createServer({
      root,
      appType: 'spa',
      server: { middlewareMode: true, hmr: { server }, watch: { ignored } },
    })
    running.add(() => vite?.close() ?? Promise.resolve())
    announce(settings, backend.stack)
  } catch (error) {
    if (running.isStopping()) return
    await running.stopAll()
    throw error
  }
}
