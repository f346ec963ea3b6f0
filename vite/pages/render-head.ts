import type { ServerEntry, Sheet } from '../bundle.ts'
import { escapeJson, escapeText } from './escape-text.ts'

export type PageHead = Awaited<ReturnType<ServerEntry['renderPage']>>['head']

/** What every page's head has in common. */
export type SharedHead = {
  /** Where the language's shop lies, without a slash at its end: `https://shop.example/fr`. */
  siteUrl: string
  /** Path of the same, with a slash at both ends. */
  base: string
  locale: string
  /** The shop's name in this language. */
  siteName: string
  /** Style sheets of all pages. */
  sheets: readonly Sheet[]
  /** The inline script that runs before the first paint. */
  script: string
  /** Font files of the first screen. */
  fonts: readonly string[]
}

/**
 * The page's own part of `<head>`: what the first paint waits for comes first. The browser keeps title,
 * description and the like up to date by the same names (`src/lib/page-head.ts`).
 */
export function renderHead(head: PageHead, sheets: readonly Sheet[], shared: SharedHead): string {
  const { siteUrl, base, locale, siteName, script, fonts } = shared
  const url = siteUrl + head.path
  return [
    `<title>${escapeText(head.title)}</title>`,
    head.referrer && tag('meta', { name: 'referrer', content: head.referrer }),
    renderPreload(head),
    ...fonts.map((font) =>
      tag('link', { rel: 'preload', as: 'font', href: font, crossorigin: '' }),
    ),
    `<script>${script}</script>`,
    ...[...shared.sheets, ...sheets].map(renderSheet),
    tag('link', { rel: 'manifest', href: `${base}manifest.webmanifest` }),
    tag('link', { rel: 'apple-touch-icon', href: `${base}apple-touch-icon.png` }),
    tag('meta', { name: 'description', content: head.description }),
    tag('link', { rel: 'canonical', href: url }),
    head.robots && tag('meta', { name: 'robots', content: head.robots }),
    property('og:site_name', siteName),
    property('og:type', head.path.startsWith('/product/') ? 'product' : 'website'),
    property('og:locale', locale.replace('-', '_')),
    property('og:title', head.title),
    property('og:description', head.description),
    property('og:url', url),
    head.image && property('og:image', new URL(head.image, siteUrl).href),
    tag('meta', { name: 'twitter:card', content: 'summary_large_image' }),
    ...(head.jsonLd ?? []).map(
      (object) => `<script type="application/ld+json">${escapeJson(object)}</script>`,
    ),
  ]
    .filter(Boolean)
    .join('')
}

/** The links fetch nothing: they only tell Vite's loader, which reads on demand, that the sheets are here. */
function renderSheet({ urls, css }: Sheet): string {
  const links = urls.map((url) => tag('link', { rel: 'stylesheet', href: url, disabled: '' }))
  return `<style>${css}</style>${links.join('')}`
}

/** React preloads no `<picture>`; browsers without AVIF skip a preload of a type they do not know. */
function renderPreload({ preload }: PageHead): string | undefined {
  if (!preload) return undefined
  return tag('link', {
    ...{ rel: 'preload', as: 'image', type: 'image/avif', fetchpriority: 'high' },
    ...{ imagesrcset: preload.srcset, imagesizes: preload.sizes },
  })
}

const property = (name: string, content: string) => tag('meta', { property: name, content })

function tag(name: string, attributes: Record<string, string>): string {
  const list = Object.entries(attributes).map(([key, value]) =>
    value === '' ? key : `${key}="${escapeText(value)}"`,
  )
  return `<${name} ${list.join(' ')}>`
}
