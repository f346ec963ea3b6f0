import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import type { UserConfig } from 'vite'
import { devPage } from './dev-page.ts'
import { subsetFonts } from './fonts/subset-fonts.ts'
import { devWorker } from './service-worker/dev-worker.ts'

export const root = join(import.meta.dirname, '..')

/**
 * Browsers of May 2024 and newer, when light-dark() came to all of them: "Baseline widely available" of
 * November 2026. Older targets would write every colour of the theme twice.
 */
const browsers = ['chrome123', 'edge123', 'firefox125', 'safari17.5']
export const cssTargets = { chrome: 123 << 16, firefox: 125 << 16, safari: (17 << 16) | (5 << 8) }

/** Modules that every page runs: the app itself, and what its header, cart and cards stand on. */
const frame = [
  // Without what is loaded once the page is idle: the bridge to the worker, and what only it needs. Nor the table of
  // routes, which changes with each of them: it stays in the entry, which no other chunk imports.
  '(?!app/(offline/|vitals/|rehearse|route-table)|wire/(ask-worker|auth|metrics/|session[.]|catalog/kept|cart/|realtime/|functions/|checkout/|orders/)|lib/dear-)(app|lib|wire|ui/(use-|icon|mark|picture|room))',
  'features/(cart/(cart-link|cart-drawer|drawer-state|load-cart|use-cart-count)',
  '|search/(search-box|use-search-box|use-sheet-keys|queries|results-path)|catalog/(queries|product-card|card-))',
  '|model/(product|card-product|format-|site-images',
  '|search/(summarize|fold|lowest))|messages/[^/]+/(app|layout|search|cart|card)[.]',
]
const isFrame = new RegExp(
  `/src/(${frame.join('|').replaceAll('||', '|')})|preload-helper|rolldown/runtime`,
)

/** Packages change seldom, so a visitor who comes back after a release has them already. */
const chunkGroups = [
  {
    name: 'vendor',
    // `useQueries` travels with the cart, which alone asks for it, workbox-window with the bridge to the worker; accounts,
    // sockets and IndexedDB come when someone needs them.
    test: /[\\/]node_modules[\\/](?!.*(?:useQueries|queriesObserver|workbox|@supabase|tslib|idb[\\/]build))|rolldown[\\/]runtime/,
    priority: 2,
  },
  // The way to the worker is fetched on every first visit: one small file, without a piece of anything else.
  {
    name: 'bridge',
    test: /src[\\/](app[\\/]offline[\\/](bridge|shop-worker|use-control|use-kept-p)|wire[\\/]ask-w|lib[\\/]dear-|sw[\\/]messages)/,
    priority: 3,
  },
  // What the product's page shares with cart and account: one file instead of four, each named in every page.
  {
    name: 'choosing',
    test: /src[\\/](model[\\/](variant|wishlist|free-d)|ui[\\/]stepper|features[\\/](cart[\\/]use-live|wishlist[\\/]use-)|wire[\\/]auth[\\/](wishlist-store|foreign-w|use-user)|messages[\\/].*[\\/]wishlist)/,
    priority: 3,
  },
  // The frame of every page in one file: compressed together it is smaller, and costs one request.
  { name: 'frame', test: isFrame, priority: 1 },
]

/**
 * The path a language's shop lies under, with a slash at both ends: `/` for the first one, `/fr/` for French. Pictures
 * from the database lie at the root for all of them.
 */
export const basePath = (locale: string): string =>
  locale.startsWith('en-') ? '/' : `/${locale.slice(0, 2)}/`

/**
 * What building and developing share.
 *
 * @param locale - a build speaks one language.
 * @param messages - folder of its words.
 */
export function shopConfig(
  locale: string,
  messages: string = join(root, 'src/messages', locale),
): UserConfig {
  return {
    root,
    base: basePath(locale),
    plugins: [react(), { name: 'fonts', buildStart: subsetFonts }, devPage(locale), devWorker()],
    resolve: {
      alias: [{ find: /^#messages\//, replacement: join(messages, '/') }],
    },
    // index.html names no module, so the dev server would find the packages one by one, and reload at each.
    optimizeDeps: { entries: ['src/main.tsx'] },
    define: { 'import.meta.env.LOCALE': JSON.stringify(locale) },
    css: { transformer: 'lightningcss', lightningcss: { targets: cssTargets } },
    build: {
      target: browsers,
      cssMinify: 'lightningcss',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      rolldownOptions: {
        // Recursion would pull what only one route needs into the group, and has undone tree-shaking.
        output: { codeSplitting: { groups: chunkGroups, includeDependenciesRecursively: false } },
      },
    },
  }
}
