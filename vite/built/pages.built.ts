import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readElements, readLoadedUrls, readPages, site } from './read-site.ts'

const pages = readPages()
/** The shell is a frame that waits for its page. */
const isShell = ({ path }: { path: string }) => path === '/_shell.html'
const faultsOf = (find: (page: (typeof pages)[number]) => unknown[]) =>
  pages.flatMap((page) => find(page).map((fault) => ({ page: page.path, fault })))

describe('every page', () => {
  it('reserves the space of its pictures and tells what they show', () => {
    const isWhole = ({ width, height, alt }: Record<string, string>) =>
      /^\d+$/.test(width ?? '') && /^\d+$/.test(height ?? '') && alt !== undefined
    expect(
      faultsOf(({ html }) => readElements(html, 'img').filter((image) => !isWhole(image))),
    ).toEqual([])
    expect(pages.some(({ html }) => html.includes('<img'))).toBe(true)
  })

  it('loads only files of this site that exist', () => {
    const isOurs = (url: string) =>
      /^\/[^/]/.test(url) ? existsSync(join(site, url)) : /^(data|blob):/.test(url)
    expect(faultsOf(({ html }) => readLoadedUrls(html).filter((url) => !isOurs(url)))).toEqual([])
  })

  it('is a document of 20 KB at most', () => {
    const size = ({ file }: { file: string }) => statSync(`${file}.br`).size
    expect(faultsOf((page) => (size(page) > 20 * 1024 ? [size(page)] : []))).toEqual([])
  })

  it('names itself for people and for search engines', () => {
    const count = (html: string, pattern: RegExp) => html.match(pattern)?.length ?? 0
    expect(
      faultsOf(({ html, path }) =>
        [
          /<title>[^<]+<\/title>/g,
          /<link rel="canonical" href="http[^"]+">/g,
          /<meta name="description" content="[^"]+">/g,
          ...(isShell({ path }) ? [] : [/<h1[\s>]/g]),
        ]
          .filter((pattern) => count(html, pattern) !== 1)
          .map(String),
      ),
    ).toEqual([])
  })

  it('has a title of its own', () => {
    const titles = pages
      .filter(({ path }) => !path.endsWith('.html'))
      .map(({ html }) => /<title>([^<]+)/.exec(html)?.[1])
    expect(titles.filter((title, i) => titles.indexOf(title) !== i)).toEqual([])
  })
})
