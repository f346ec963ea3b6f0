import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** A page of the build: the path a visitor asks for, and its file. */
export type BuiltPage = { path: string; file: string; html: string }

/** The build that is looked at: `DIST_DIR`, else `dist`. */
export const site = resolve(import.meta.dirname, '../..', process.env['DIST_DIR'] ?? 'dist')

/** Reads all pages; the two that stand in for others come under their file's name. */
export function readPages(): BuiltPage[] {
  if (!existsSync(join(site, 'index.html')))
    throw new Error(`Cannot look at the build: there is none in ${site} (npm run build)`)
  return readdirSync(site, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .sort()
    .map((file) => {
      const isStandIn = /^(_shell|404)\.html$/.test(file)
      const path = `/${isStandIn ? file : file.replace(/(index)?\.html$/, '')}`
      return { path, file: join(site, file), html: readFileSync(join(site, file), 'utf8') }
    })
}

/** The attributes of every element of a name; those without a value are ''. */
export function readElements(html: string, name: string): Record<string, string>[] {
  const tags = html.matchAll(new RegExp(`<${name}((?:\\s[^>]*)?)>`, 'g'))
  return [...tags].map(([, text = '']) =>
    Object.fromEntries(
      [...text.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)].map(([, key, value]) => [
        key!.toLowerCase(),
        value ?? '',
      ]),
    ),
  )
}

/** Scripts a browser would run; data blocks (JSON, JSON-LD) are none. */
export function readInlineScripts(html: string): string[] {
  return [...html.matchAll(/<script>(.*?)<\/script>/gs)].map(([, text]) => text!)
}

/** All URLs a page makes the browser load. */
export function readLoadedUrls(html: string): string[] {
  const links = readElements(html, 'link').filter(({ rel }) => rel !== 'canonical')
  const sources = ['img', 'source', 'script', 'iframe', 'video', 'audio'].flatMap((name) =>
    readElements(html, name),
  )
  const sets = [...sources, ...links].flatMap(({ srcset, imagesrcset }) =>
    `${srcset ?? ''},${imagesrcset ?? ''}`.split(',').map((entry) => entry.trim().split(' ')[0]!),
  )
  const styles = [...html.matchAll(/url\(["']?([^"')]+)/g)].map(([, url]) => url!)
  const plain = [...sources.map(({ src }) => src), ...links.map(({ href }) => href)]
  return [...plain, ...sets, ...styles].filter((url): url is string => Boolean(url))
}

/** The CSP's name for an inline text. */
export const hashOf = (text: string) =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`
