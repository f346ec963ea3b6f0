import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { build, type Rolldown } from 'vite'

/** The scripts that stand in every page, byte for byte the same, and with them their lines in the CSP. */
export type InlineScripts = { head: string; boot: string }

type Entry = {
  /** URL of the app's entry chunk; what `boot.ts` imports when it is time. */
  main: string
  /** URLs of the chunks that entry imports, and of the style sheet that comes with them. */
  preloads: readonly string[]
}

/** Compiles `src/inline/head.ts` and `src/inline/boot.ts` for the app they start. */
export async function compileInlineScripts({ main, preloads }: Entry): Promise<InlineScripts> {
  const define = { __MAIN__: JSON.stringify(main), __MAIN_PRELOADS__: JSON.stringify(preloads) }
  const compile = (name: string) => compileScript(name, define, main)
  const [head, boot] = await Promise.all([compile('head'), compile('boot')])
  return { head, boot }
}

async function compileScript(name: string, define: Record<string, string>, main: string) {
  const result = (await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define,
    build: {
      write: false,
      target: ['chrome123', 'safari17.5'],
      modulePreload: false,
      rolldownOptions: {
        input: join(import.meta.dirname, '../src/inline', `${name}.ts`),
        external: [main],
        output: { format: 'iife' },
      },
    },
  })) as Rolldown.RolldownOutput
  return result.output[0].code.trim().replaceAll('</script', '<\\/script')
}

/** The CSP's name for an inline script or style: the hash of all between its tags. */
export function cspHash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}
