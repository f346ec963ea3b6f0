import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, mergeConfig, type InlineConfig, type Rolldown } from 'vite'
import { readChunks } from './read-chunks.ts'
import { basePath, root, shopConfig } from './shop-config.ts'
import { writeLateSheet } from './write-late-sheet.ts'

/** The server entry as the build uses it: the one door through which `vite/` reaches the shop. */
export type ServerEntry = typeof import('../src/entry-server.tsx')

/** What the browser gets, as the pages name it. */
export type ClientBundle = {
  /** URL of the entry chunk. */
  main: string
  /** URLs of all that comes with the entry: the chunks it imports statically, and the sheet no page inlines. */
  preloads: readonly string[]
  /** What each module of `src/routes/` needs besides. */
  routes: ReadonlyMap<string, RouteFiles>
  /** The sheets that all pages share. */
  sheets: readonly Sheet[]
  /** URLs of the fonts of the first screen. */
  fonts: readonly string[]
}

/** URLs of a route's chunks, and its own style sheets with their text. */
export type RouteFiles = { scripts: readonly string[]; sheets: readonly Sheet[] }
/** A text of style rules, and the files it stands for. */
export type Sheet = { urls: readonly string[]; css: string }

/** The italic is met further down, if at all. */
const firstFonts = new Set(['cormorant.woff2', 'jost.woff2'])

type Options = {
  locale: string
  /** Folder of its words, when it is another than `src/messages/<locale>`. */
  messages?: string
  supabaseUrl: string
  publishableKey: string
  /** Folder that is served under the language's base path. */
  outDir: string
}

/** Builds the browser's files into `outDir`, `public/` included. */
export async function bundleClient(options: Options): Promise<ClientBundle> {
  const result = (await build(
    configure(options, {
      build: {
        outDir: options.outDir,
        emptyOutDir: false,
        rolldownOptions: {
          input: join(root, 'src/main.tsx'),
          // `inline/boot.ts` waits for what the entry exports.
          preserveEntrySignatures: 'allow-extension',
        },
      },
    }),
  )) as Rolldown.RolldownOutput
  const { entry, shared, routes } = readChunks(result.output)
  const toUrl = (fileName: string) => basePath(options.locale) + fileName
  const read = async (name: string) => {
    const css = await readFile(join(options.outDir, name), 'utf8')
    return { urls: [toUrl(name)], css: css.replace(/\/\*.*?\*\//g, '').trim() }
  }
  const files = [...routes].map(async ([name, { scripts, sheets }]) => {
    const entry: RouteFiles = {
      scripts: scripts.map(toUrl),
      sheets: await Promise.all(sheets.map(read)),
    }
    return [name, entry] as const
  })
  const fonts = result.output
    .filter((file) => file.type === 'asset' && file.names.some((name) => firstFonts.has(name)))
    .map(({ fileName }) => toUrl(fileName))
  return {
    main: toUrl(entry),
    preloads: [...shared.scripts, await writeLateSheet(options.outDir)].map(toUrl),
    routes: new Map(await Promise.all(files)),
    sheets: await Promise.all(shared.sheets.map(read)),
    fonts,
  }
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

function configure(options: Options, config: InlineConfig) {
  const { locale, messages, supabaseUrl, publishableKey } = options
  const define = {
    'import.meta.env.VITE_SUPABASE_URL': JSON.stringify(supabaseUrl),
    'import.meta.env.VITE_SUPABASE_PUBLISHABLE_KEY': JSON.stringify(publishableKey),
    'import.meta.env.VITE_SERVICE_WORKER': JSON.stringify(
      process.env['SERVICE_WORKER'] === 'off' ? 'off' : 'on',
    ),
  }
  const shared = mergeConfig(shopConfig(locale, messages), {
    configFile: false,
    mode: 'production',
    logLevel: 'warn',
    define,
  })
  return mergeConfig(shared, config)
}
