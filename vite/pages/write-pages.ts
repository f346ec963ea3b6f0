import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { RouteFiles, ServerEntry } from '../bundle.ts'
import type { Catalog } from '../read-catalog.ts'
import { runLimited } from '../run-limited.ts'
import { root } from '../shop-config.ts'
import { escapeJson } from './escape-text.ts'
import { renderHead, type PageHead, type SharedHead } from './render-head.ts'

type Options = {
  entry: ServerEntry
  changes: Catalog
  shared: SharedHead
  /** Inline script at the end of the body. */
  boot: string
  /** The files of each route module. */
  routes: ReadonlyMap<string, RouteFiles>
  dataUrl: string
  /** Root of the site; pages go below it, under their language's path. */
  outDir: string
  log: (line: string) => void
}

type RenderedPage = Awaited<ReturnType<ServerEntry['renderPage']>>

/** Prerenders every page, and the two that stand in for others. Returns the heads of the former by their path. */
export async function writePages(options: Options): Promise<Map<string, PageHead>> {
  const { entry, changes, shared, dataUrl, outDir, log } = options
  const template = await readTemplate(shared)
  const site = { siteUrl: shared.siteUrl, dataUrl }
  const write = async (file: string, page: RenderedPage) => {
    const target = join(outDir, shared.base, file)
    await mkdir(dirname(target), { recursive: true })
    const answersUrl = await writeAnswers(page, options)
    await writeFile(target, fillTemplate(template, page, answersUrl, options))
  }
  const paths = entry.listPaths(changes)
  const heads = new Map<string, PageHead>()
  const tasks = paths.map((path) => async () => {
    const page = await entry.renderPage(path, changes, site)
    // Not `shop/index.html`, which Cloudflare Pages would send on to `/shop/`.
    await write(path === '/' ? 'index.html' : `${path}.html`, page)
    heads.set(path, page.head)
    if (heads.size % 100 === 0 || heads.size === paths.length)
      log(`Pages ${heads.size}/${paths.length}`)
  })
  await runLimited(4, tasks)
  await write('_shell.html', await entry.renderShell(changes, site))
  await write('404.html', await entry.renderNotFound(changes, site))
  return new Map(paths.map((path) => [path, heads.get(path)!]))
}

/** index.html with its indentation gone: nothing on a page depends on it. */
async function readTemplate({ locale, base }: SharedHead): Promise<string> {
  const html = await readFile(join(root, 'index.html'), 'utf8')
  for (const marker of ['<!--head-->', '<!--app-->', '<!--data-->'])
    if (!html.includes(marker)) throw new Error(`Cannot use index.html: ${marker} is missing`)
  const template = html
    .replace(/<html lang="[^"]*"/, `<html lang="${locale}"`)
    .replaceAll('href="/', `href="${base}`)
  // A line may also end inside a tag, where its end parts two attributes.
  return template.replace(/>\n\s*/g, '>').replace(/\n\s*/g, ' ')
}

/** Writes what the page's hydration needs, under a name of its own hash: two pages with the same answers share a file. */
async function writeAnswers(
  { answers }: RenderedPage,
  { dataUrl, outDir }: Options,
): Promise<string> {
  const text = JSON.stringify(answers)
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12)
  const url = `${dataUrl}/pages/${hash}.json`
  await mkdir(join(outDir, dataUrl, 'pages'), { recursive: true })
  await writeFile(join(outDir, url), text)
  return url
}

function fillTemplate(template: string, page: RenderedPage, answersUrl: string, options: Options) {
  const { shared, boot, routes } = options
  const files = page.modules.flatMap((module) => routes.get(module) ?? [])
  // Stand-ins lack it: their bytes name the build, which must be the same for the same contents.
  const time = page.data.isStandIn ? {} : { builtAt: Math.floor(Date.now() / 1000) }
  const data = `<script type="application/json" id="page-data">${escapeJson({ ...page.data, ...time, answersUrl })}</script>`
  const parts: Record<string, string> = {
    head: renderHead(page.head, files[0]?.sheets ?? [], shared),
    app: page.html,
    data: `${data}<script>${boot}</script>`,
  }
  // Named in an attribute, so that the script that loads them is the same on every page.
  const chunks = [...new Set(files.flatMap(({ scripts }) => scripts))]
  // The likeliest next page, fetched ahead by `src/app/fetch-ahead.ts`.
  const { scripts, sheets } = routes.get('product')!
  const next = files.some((file) => file.sheets === sheets)
    ? []
    : [...scripts.filter((url) => !chunks.includes(url)), ...sheets.flatMap(({ urls }) => urls)]
  // A page that stands in for others is drawn, not hydrated: its answers would be fetched for nothing.
  const reads = page.data.isStandIn ? page.reads : [answersUrl, ...page.reads]
  const readsAttribute = reads.length ? ` data-reads="${reads.join(' ')}"` : ''
  const nextAttribute = next.length ? ` data-next="${next.join(' ')}"` : ''
  const root = `<div id="root" data-chunks="${chunks.join(' ')}"${readsAttribute}${nextAttribute}>`
  // A function, since `$&` in a text would mean something to a replacement string.
  return template
    .replace('<div id="root">', root)
    .replace(/<!--(head|app|data)-->/g, (_, name: string) => parts[name]!)
}
