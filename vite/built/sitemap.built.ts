import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPages, site } from './read-site.ts'

const pages = readPages().filter(({ path }) => !path.endsWith('.html'))
const sitemap = readFileSync(join(site, 'sitemap.xml'), 'utf8')

describe('sitemap.xml', () => {
  it('lists exactly the pages that want to be found, under their canonical URLs', () => {
    const canonical = (html: string) => /<link rel="canonical" href="([^"]+)"/.exec(html)![1]
    const wanted = pages
      .filter(({ html }) => !html.includes('<meta name="robots" content="noindex">'))
      .map(({ html }) => canonical(html))
    const listed = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => url)
    expect(listed.sort()).toEqual(wanted.sort())
  })

  it('leaves out the cart and the search', () => {
    expect(sitemap).not.toMatch(/\/(cart|search)</)
  })

  it('tells when each product came and what it looks like', () => {
    const products = sitemap.match(/<url><loc>[^<]+\/product\/.*?<\/url>/g) ?? []
    expect(products.length).toBeGreaterThan(0)
    expect(products.filter((entry) => !entry.includes('<lastmod>'))).toEqual([])
  })
})

describe('robots.txt', () => {
  it('names the sitemap by its whole URL', () => {
    const robots = readFileSync(join(site, 'robots.txt'), 'utf8')
    expect(robots).toMatch(/^Sitemap: https?:\/\/[^/]+\/sitemap\.xml$/m)
  })
})
