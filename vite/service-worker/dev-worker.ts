import { join } from 'node:path'
import { build, type Plugin, type Rolldown } from 'vite'

/**
 * The dev server has no worker of its own. Under `/sw.js` it gives the one that takes itself away, so that what
 * `npm start` left on this origin does not answer with the pages of a build.
 */
export function devWorker(): Plugin {
  return {
    name: 'dev-worker',
    apply: 'serve',
    configureServer({ config, middlewares }) {
      middlewares.use(`${config.base}sw.js`, (_request, response, next) => {
        compileRetiredWorker().then((code) => {
          response.setHeader('content-type', 'text/javascript; charset=utf-8')
          response.setHeader('cache-control', 'no-cache')
          response.end(code)
        }, next)
      })
    },
  }
}

/** The script of the kill switch; a browser that asks for its worker anew gets it and lets the old one go. */
export async function compileRetiredWorker(): Promise<string> {
  const result = (await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: ['chrome123', 'safari17.5'],
      modulePreload: false,
      rolldownOptions: {
        input: join(import.meta.dirname, '../../src/sw/off/sw.ts'),
        output: { format: 'iife' },
      },
    },
  })) as Rolldown.RolldownOutput
  return result.output[0].code
}
