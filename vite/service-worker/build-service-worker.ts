import { join } from 'node:path'
import { resolveConfig, type InlineConfig } from 'vite'
import { VitePWA, type VitePWAOptions, type VitePluginPWAAPI } from 'vite-plugin-pwa'
import { root, shopConfig } from '../shop-config.ts'
import { nameBuild } from './name-build.ts'

type Options = {
  locale: string
  supabaseUrl: string
  /** Folder that is served under the language's base path. */
  outDir: string
  /** Folder of the build's data, `/data/<hash>`. */
  dataUrl: string
  /** The site's `_headers`. */
  headersFile: string
  /** False ships the worker that takes itself and its caches away. */
  isOn: boolean
}

/** No file of ours is near it; a catalogue of 1,000 products weighs 3 MB before compression. */
const largestFileBytes = 32 * 1024 * 1024

/**
 * Writes `/sw.js`, once all other files of the site lie in `outDir`: it lists them, each with its bytes.
 *
 * @returns the build's name, which the caches of its pages carry.
 */
export async function buildServiceWorker(options: Options): Promise<string> {
  const build = await nameBuild(options.outDir, options.dataUrl, options.headersFile)
  const config = await resolveConfig(configure(options, build), 'build', 'production')
  const plugin = config.plugins.find(({ name }) => name === 'vite-plugin-pwa')
  await (plugin!.api as VitePluginPWAAPI).generateSW()
  return build
}

function configure({ locale, supabaseUrl, outDir, dataUrl, isOn }: Options, build: string) {
  const { build: shared } = shopConfig(locale)
  return {
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    define: {
      __BUILD__: JSON.stringify(build),
      __DATA_URL__: JSON.stringify(dataUrl),
      'import.meta.env.VITE_SUPABASE_URL': JSON.stringify(supabaseUrl),
    },
    build: { outDir, target: shared!.target, assetsDir: 'assets' },
    plugins: [VitePWA(planWorker(outDir, dataUrl, isOn))],
  } satisfies InlineConfig
}

function planWorker(outDir: string, dataUrl: string, isOn: boolean): Partial<VitePWAOptions> {
  return {
    strategies: 'injectManifest',
    srcDir: join('src/sw', isOn ? '' : 'off'),
    filename: 'sw.ts',
    outDir,
    // The pages register it themselves once they are idle, and name the manifest themselves.
    injectRegister: false,
    manifest: false,
    injectManifest: {
      rollupFormat: 'iife',
      // A worker that goes away keeps no files.
      injectionPoint: isOn ? 'self.__WB_MANIFEST' : undefined,
      globPatterns: [
        'assets/*.{js,css,woff2}',
        '_shell.html',
        `${dataUrl.slice(dataUrl.indexOf('data/'))}/offline.json`,
      ],
      dontCacheBustURLsMatching: /^(assets|data)\//,
      maximumFileSizeToCacheInBytes: largestFileBytes,
      // The worker compares them with what it kept: a half-written file is found without hashing anything.
      manifestTransforms: [
        (entries) => ({
          manifest: entries.map((entry) => ({ ...entry, bytes: entry.size })),
          warnings: [],
        }),
      ],
    },
  }
}
