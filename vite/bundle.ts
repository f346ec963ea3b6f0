import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, mergeConfig, type InlineConfig, type Rolldown } from 'vite'
import { root, shopConfig } from './shop-config.ts'

/** The server entry as the build uses it: the one door through which `vite/` reaches the shop. */
export type ServerEntry = typeof import('../src/entry-server.tsx')

/** What the browser gets, as the pages name it. */
export type ClientBundle = {
  /** URL of the entry chunk. */
  main: string
  /** URLs of all chunks the entry imports statically. */
  preloads: readonly string[]
  /** URLs of the chunks each module of `src/routes/` needs besides those. */
  routes: ReadonlyMap<string, readonly string[]>
  /** The whole style sheet. */
  css: string
  /** URLs of the fonts of the first screen. */
  fonts: readonly string[]
}

/** The italic is met further down, if at all. */
const firstFonts = new Set(['cormorant.woff2', 'jost.woff2'])

type Options = { locale: string; supabaseUrl: string; publishableKey: string; outDir: string }

/** Builds the browser's files into `outDir`, `public/` included. */
export async function bundleClient(options: Options): Promise<ClientBundle> {
  const result = (await build(
    configure(options, {
      build: {
        outDir: options.outDir,
        emptyOutDir: false,
        rolldownOptions: { input: join(root, 'src/main.tsx') },
      },
    }),
  )) as Rolldown.RolldownOutput
  const sheet = result.output.find(({ fileName }) => fileName.endsWith('.css'))
  if (!sheet) throw new Error('Cannot find the style sheet: src/main.tsx imports none')
  const cssFile = join(options.outDir, sheet.fileName)
  const css = (await readFile(cssFile, 'utf8')).replace(/\/\*.*?\*\//g, '').trim()
  await rm(cssFile)
  const fonts = result.output
    .filter((file) => file.type === 'asset' && file.names.some((name) => firstFonts.has(name)))
    .map(({ fileName }) => `/${fileName}`)
  return { ...findEntry(result.output), css, fonts }
}

function findEntry(output: Rolldown.RolldownOutput['output']) {
  const chunks = new Map(
    output.filter((file) => file.type === 'chunk').map((chunk) => [chunk.fileName, chunk]),
  )
  const entry = [...chunks.values()].find(({ isEntry }) => isEntry)!
  const imports = (fileName: string, found = new Set<string>()): Set<string> => {
    for (const name of chunks.get(fileName)?.imports ?? []) {
      if (found.has(name)) continue
      imports(name, found.add(name))
    }
    return found
  }
  const ofEntry = imports(entry.fileName)
  const routes = new Map<string, string[]>()
  for (const { facadeModuleId, fileName } of chunks.values()) {
    const module = /\/src\/routes\/([^/]+)\.tsx$/.exec(facadeModuleId ?? '')?.[1]
    if (!module) continue
    const own = [fileName, ...imports(fileName)].filter(
      (name) => name !== entry.fileName && !ofEntry.has(name),
    )
    routes.set(
      module,
      own.map((name) => `/${name}`),
    )
  }
  return { main: `/${entry.fileName}`, preloads: [...ofEntry].map((name) => `/${name}`), routes }
}

/**
 * Builds the server entry and loads it into this process.
 *
 * @returns the entry; its folder is gone again, so that builds side by side never meet.
 */
export async function loadServerEntry(options: Options): Promise<ServerEntry> {
  // Below the checkout, where `react` is found.
  const folder = join(root, '.cache', `server-${process.pid}`)
  try {
    await build(
      configure(options, {
        publicDir: false,
        build: {
          ssr: join(root, 'src/entry-server.tsx'),
          outDir: folder,
          emptyOutDir: true,
          minify: false,
          rolldownOptions: { output: { codeSplitting: false, entryFileNames: 'entry.mjs' } },
        },
      }),
    )
    return (await import(pathToFileURL(join(folder, 'entry.mjs')).href)) as ServerEntry
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function configure({ locale, supabaseUrl, publishableKey }: Options, config: InlineConfig) {
  const define = {
    'import.meta.env.VITE_SUPABASE_URL': JSON.stringify(supabaseUrl),
    'import.meta.env.VITE_SUPABASE_PUBLISHABLE_KEY': JSON.stringify(publishableKey),
  }
  const shared = mergeConfig(shopConfig(locale), {
    configFile: false,
    mode: 'production',
    logLevel: 'warn',
    define,
  })
  return mergeConfig(shared, config)
}
