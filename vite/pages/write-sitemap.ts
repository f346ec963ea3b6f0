import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Catalog } from '../read-catalog.ts'
import { escapeText } from './escape-text.ts'
import type { PageHead } from './render-head.ts'

type Options = {
  heads: ReadonlyMap<string, PageHead>
  changes: Catalog
  /** Where the language's shop lies, without a slash at its end. */
  siteUrl: string
  /** Path of the same, with a slash at both ends. */
  base: string
  outDir: string
}

/** Writes sitemap.xml (pages that want to be found, products with their date and pictures) and robots.txt. */
export async function writeSitemap({
  heads,
  changes,
  siteUrl,
  base,
  outDir,
}: Options): Promise<void> {
  const products = new Map(
    changes.products.map((product) => [`/product/${product.handle}`, product]),
  )
  const urls = [...heads]
    .filter(([path, head]) => head.robots !== 'noindex' && head.path === path)
    .map(([path]) => {
      const product = products.get(path)
      const parts = [element('loc', siteUrl + path)]
      if (product) parts.push(element('lastmod', new Date(product.publishedAt).toISOString()))
      for (const { url } of product?.images ?? [])
        parts.push(`<image:image>${element('image:loc', new URL(url, siteUrl).href)}</image:image>`)
      return `<url>${parts.join('')}</url>\n`
    })
  const sitemap = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
${urls.join('')}</urlset>
`
  await writeFile(join(outDir, base, 'sitemap.xml'), sitemap)
  // noindex pages stay allowed: a crawler has to read them to learn it.
  const robots = `User-agent: *\nAllow: /\n\nSitemap: ${siteUrl}/sitemap.xml\n`
  await writeFile(join(outDir, 'robots.txt'), robots)
}

const element = (name: string, text: string) => `<${name}>${escapeText(text)}</${name}>`
