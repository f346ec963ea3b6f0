import { statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readElements, readInlineScripts, readPages, site } from './read-site.ts'

/** As Lighthouse counts it on the six pages it visits: 100 KB over the wire, on every page. */
const budgetBytes = 100 * 1024

const pages = readPages().filter(({ html }) => readElements(html, 'div').some(isRoot))

function isRoot({ id }: Record<string, string>) {
  return id === 'root'
}

/** What `inline/boot.ts` loads: the entry and its imports, named in its text, and the chunks of the page's route. */
function listScripts(html: string): string[] {
  const named = readInlineScripts(html).flatMap(
    (text) => text.match(/\/assets\/[\w.-]+\.js/g) ?? [],
  )
  const chunks = readElements(html, 'div').find(isRoot)?.['data-chunks'] ?? ''
  return [...new Set([...named, ...chunks.split(' ').filter(Boolean)])]
}

const weigh = (html: string) =>
  listScripts(html).reduce((sum, url) => sum + statSync(join(site, `${url}.br`)).size, 0)

describe('the script of a first load', () => {
  it('stays below 100 KB on every page there is', () => {
    const sizes = pages.map(({ path, html }) => ({ path, bytes: weigh(html) }))
    const [heaviest] = [...sizes].sort((a, b) => b.bytes - a.bytes)
    console.log(`Heaviest: ${heaviest!.path}, ${(heaviest!.bytes / 1024).toFixed(1)} KB of script`)
    expect(sizes.filter(({ bytes }) => bytes > budgetBytes)).toEqual([])
    // A measure that finds nothing would always be content.
    expect(sizes.filter(({ bytes }) => bytes < 50 * 1024)).toEqual([])
  })

  it('is measured on pages of every kind', () => {
    const paths = pages.map(({ path }) => path)
    const kinds = ['/', '/shop', '/search', '/cart', '/about', '/shipping', '/returns', '/privacy']
    expect(paths).toEqual(expect.arrayContaining([...kinds, '/404.html', '/_shell.html']))
    for (const room of ['/shop/', '/product/'])
      expect(paths.some((path) => path.startsWith(room))).toBe(true)
  })
})
