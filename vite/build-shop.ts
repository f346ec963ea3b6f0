import { rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { bundleClient, loadServerEntry } from './bundle.ts'
import { buildImages } from './images/build-images.ts'
import { writeFavicon } from './images/write-favicon.ts'
import { writeIcons } from './images/write-icons.ts'
import { readMasters } from './images/photo-masters.ts'
import { compileInlineScripts } from './inline-scripts.ts'
import { checkScripts } from './output/check-scripts.ts'
import { compressFiles } from './output/compress-files.ts'
import { keepBuilds } from './output/keep-builds.ts'
import { writeHeaders } from './output/fill-headers.ts'
import { writeRedirects } from './output/write-redirects.ts'
import { reportSizes } from './output/report-sizes.ts'
import { writeData } from './pages/write-data.ts'
import { writePages } from './pages/write-pages.ts'
import { writeSitemap } from './pages/write-sitemap.ts'
import { poolSheets } from './pool-sheets.ts'
import { readCatalog } from './read-catalog.ts'
import type { Catalog } from './read-catalog.ts'
import { buildServiceWorker } from './service-worker/build-service-worker.ts'
import { writeManifest } from './service-worker/manifest.ts'
import { basePath, root } from './shop-config.ts'

export type BuildOptions = {
  /** Origin of the back end whose catalogue is built in. */
  readFrom: string
  /** Origin of the back end the pages will ask; empty when it is their own. */
  supabaseUrl: string
  publishableKey: string
  /** Origin of canonical URLs, without a slash at its end. */
  siteUrl: string
  locale: string
  outDir: string
  log: (line: string) => void
}

type TextOptions = Pick<
  BuildOptions,
  'siteUrl' | 'locale' | 'supabaseUrl' | 'publishableKey' | 'log'
> & {
  /** Folder of the words, when it is another than `src/messages/<locale>`. */
  messages?: string
}

/**
 * Builds the whole site: pages, data, scripts, fonts, pictures, headers, each text compressed.
 *
 * The folder is replaced only when all is done: a build that fails leaves what was there. Scripts and data of the two
 * builds before stay.
 *
 * @throws when the back end does not answer, or a page cannot be rendered.
 */
export async function buildShop(options: BuildOptions): Promise<void> {
  const outDir = resolve(root, options.outDir)
  const next = `${outDir}.next`
  await rm(next, { recursive: true, force: true })
  try {
    const build = await buildInto(next, options)
    const base = basePath(options.locale)
    await keepBuilds(join(next, base), join(outDir, base), build)
    await swap(next, outDir)
  } finally {
    await rm(next, { recursive: true, force: true })
  }
}

async function buildInto(outDir: string, options: BuildOptions) {
  const { log, locale, supabaseUrl } = options
  const changes = await readCatalog(options.readFrom, options.publishableKey)
  const { entry, dataUrl, base } = await writeTexts(outDir, changes, options)
  const masters = await readMasters(join(root, 'catalog/photos'))
  await writeFavicon(outDir)
  // The rest of a language's shop lies under its path, and is an app of its own.
  const home = join(outDir, base)
  await writeIcons(home)
  await writeManifest({ entry, outDir: home, locale, base })
  await buildImages({ masters, rules: entry, outDir, log })
  const isOn = process.env['SERVICE_WORKER'] !== 'off'
  const headersFile = join(outDir, '_headers')
  const worker = { locale, supabaseUrl, outDir: home, dataUrl, headersFile, isOn }
  const build = await buildServiceWorker(worker)
  await checkScripts(join(home, 'assets'), [join(home, 'sw.js')])
  await compressFiles(outDir)
  await reportSizes(home, log)
  return build
}

/** Scripts, data, pages, sitemap and headers of one language: all that speaks of where things are. */
export async function writeTexts(outDir: string, changes: Catalog, options: TextOptions) {
  const { log, locale, messages, supabaseUrl, publishableKey } = options
  const base = basePath(locale)
  const siteUrl = options.siteUrl + base.slice(0, -1)
  const home = join(outDir, base)
  const bundling = { locale, messages, supabaseUrl, publishableKey, outDir: home }
  const { sheets: common, fonts, ...app } = await bundleClient(bundling)
  const routes = poolSheets(app.routes)
  const scripts = await compileInlineScripts(app)
  const entry = await loadServerEntry(bundling)
  const dataUrl = await writeData(changes, entry, outDir, base)
  const where = { siteUrl, base, locale, siteName: entry.siteName }
  const shared = { ...where, sheets: common, fonts, script: scripts.head }
  const frame = { shared, boot: scripts.boot, routes }
  const pages = { entry, changes, ...frame, dataUrl, outDir, log }
  const heads = await writePages(pages)
  await writeSitemap({ heads, changes, siteUrl, base, outDir })
  const mediaOrigins = (process.env['MEDIA_ORIGINS'] ?? '').split(/[\s,]+/).filter(Boolean)
  const inline = [scripts.head, scripts.boot]
  const ofRoutes = [...routes.values()].flatMap(({ sheets }) => sheets)
  const sheets = [...new Set([...common, ...ofRoutes].map((sheet) => sheet.css))]
  // `public/` lies in every language's folder, but hosts read one file of headers, and one of redirects.
  for (const file of ['_headers', '_redirects']) await rm(join(home, file), { force: true })
  await writeRedirects(outDir, base)
  await writeHeaders(outDir, { scripts: inline, sheets, supabaseUrl, mediaOrigins, base })
  return { entry, dataUrl, base }
}

/** Two renames: nobody sees half a site. */
async function swap(next: string, outDir: string) {
  const previous = `${outDir}.previous`
  await rm(previous, { recursive: true, force: true })
  await rename(outDir, previous).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
  await rename(next, outDir)
  await rm(previous, { recursive: true, force: true })
}
