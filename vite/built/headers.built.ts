import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hashOf, readInlineScripts, readPages, site } from './read-site.ts'

const pages = readPages()
const headers = readFileSync(join(site, '_headers'), 'utf8')
const policy = /Content-Security-Policy: (.*)/.exec(headers)![1]!

const readStyles = (html: string) =>
  [...html.matchAll(/<style>(.*?)<\/style>/gs)].map(([, text]) => text!)
const distinct = (lists: string[][]) => [...new Set(lists.map((list) => JSON.stringify(list)))]

/** Values of Cache-Control that the rules of `_headers` give a path. */
function cacheRules(path: string): string[] {
  return headers.split(/\n(?=\/)/).flatMap((rule) => {
    const [pattern = '', ...lines] = rule.trim().split('\n')
    const isMatch = pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern
    return isMatch ? lines.filter((line) => line.trim().startsWith('Cache-Control:')) : []
  })
}

describe('the headers', () => {
  it('name the inline scripts, the same bytes on all pages', () => {
    const [scripts, ...others] = distinct(pages.map(({ html }) => readInlineScripts(html)))
    expect(others).toEqual([])
    const hashes = (JSON.parse(scripts!) as string[]).map(hashOf)
    expect(hashes).toHaveLength(2)
    expect(hashes.filter((hash) => !policy.includes(hash))).toEqual([])
  })

  it('name every style sheet, the first one the same on all pages', () => {
    const styles = pages.map(({ html }) => readStyles(html))
    expect(distinct(styles.map((list) => list.slice(0, 1)))).toHaveLength(1)
    expect(styles.flat().filter((css) => !policy.includes(hashOf(css)))).toEqual([])
  })

  it('let no page load the app before it is asked for', () => {
    const eager = /<script[^>]* src=|rel="modulepreload"/
    expect(pages.filter(({ html }) => eager.test(html)).map(({ path }) => path)).toEqual([])
  })

  it('say once how long each page may be kept', () => {
    const asked = pages.map(({ path }) => path).filter((path) => !path.endsWith('.html'))
    expect(asked.filter((path) => cacheRules(path).length !== 1)).toEqual([])
    expect(cacheRules('/assets/main-12345678.js')).toHaveLength(1)
  })
})

describe('the headers file', () => {
  // https://developers.cloudflare.com/pages/configuration/headers/
  it('keeps to the limits of Cloudflare Pages, which drops what is beyond', () => {
    const lines = headers.split('\n')
    expect(lines.filter((line) => line.length > 2000)).toEqual([])
    expect(lines.filter((line) => line.startsWith('/')).length).toBeLessThanOrEqual(100)
  })
})

describe('every text', () => {
  it('lies there compressed', () => {
    const texts = readdirSync(site, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(html|js|json|svg|txt|xml)$/.test(file) && !/^\.|\/\./.test(file))
      .map((file) => join(site, file))
    expect(texts.filter((file) => !existsSync(`${file}.br`) || !existsSync(`${file}.gz`))).toEqual(
      [],
    )
  })
})
