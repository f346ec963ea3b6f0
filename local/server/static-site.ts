import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { acceptedEncodings } from './accepted-encodings.ts'
import { contentType } from './content-type.ts'
import { headersFor, parseHeadersFile } from './headers-file.ts'
import { parseRedirectsFile } from './redirects-file.ts'
import { resolveFile } from './resolve-file.ts'

const extensions = { br: '.br', gzip: '.gz' } as const

/** A built site as a CDN serves it. */
export type StaticSite = {
  /** Answers any path; what does not exist gets `404.html` with 404. */
  answer: (request: Request) => Promise<Response>
  /** One file (`/_shell.html`), with the headers of the asked path. */
  page: (name: string, request: Request, status: number) => Promise<Response>
  /** The headers every answer under a path has, whoever gives it. */
  headersOf: (path: string) => Headers
}

/**
 * Opens a site: precompressed siblings (`.br`, `.gz`) by Accept-Encoding, strong ETags, and the rules of
 * its `_headers` and `_redirects`, which are read once.
 *
 * @param root - absolute path of the build.
 */
export async function openStaticSite(root: string): Promise<StaticSite> {
  const rules = parseHeadersFile(await readIfThere(join(root, '_headers')))
  const rewrites = parseRedirectsFile(await readIfThere(join(root, '_redirects')))

  const headersOf = (path: string) => headersFor(path, rules)

  const send = async (name: string, request: Request, status: number) => {
    const { pathname } = new URL(request.url)
    const headers = headersOf(pathname)
    const { body, encoding, isNegotiated } = await readBest(name, request)
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
    headers.set('content-type', contentType(name))
    headers.set('etag', etag)
    if (isNegotiated) headers.append('vary', 'Accept-Encoding')
    if (encoding !== null) headers.set('content-encoding', encoding)
    if (!headers.has('cache-control')) headers.set('cache-control', 'public, max-age=0')
    if (status !== 200) headers.set('cache-control', 'no-cache')
    else if (matches(request.headers.get('if-none-match'), etag))
      return new Response(null, { status: 304, headers })
    headers.set('content-length', `${body.byteLength}`)
    return new Response(request.method === 'HEAD' ? null : body, { status, headers })
  }
  const page = (name: string, request: Request, status: number) =>
    send(join(root, name), request, status)

  const answer = async (request: Request) => {
    const url = new URL(request.url)
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return notAllowed(headersOf(url.pathname))
    const resolved = await resolveFile(root, url.pathname)
    if (resolved.kind === 'file') return send(resolved.file, request, 200)
    const standIn = rewrites.find(({ pattern }) => pattern.test(url.pathname))
    if (resolved.kind === 'missing' && standIn) return page(`${standIn.to}.html`, request, 200)
    if (resolved.kind === 'missing') return page(findNotFound(root, url.pathname), request, 404)
    const headers = headersOf(url.pathname)
    headers.set('location', resolved.to + url.search)
    headers.set('cache-control', 'public, max-age=0')
    return new Response(null, { status: 301, headers })
  }
  return { answer, page, headersOf }
}

const readIfThere = async (file: string) => (existsSync(file) ? readFile(file, 'utf8') : '')

/** A language has a 404 page of its own: the nearest one on the way up. */
function findNotFound(root: string, path: string): string {
  const language = /^\/[a-z]{2}(?=\/|$)/.exec(path)?.[0] ?? ''
  return existsSync(join(root, language, '404.html')) ? join(language, '404.html') : '404.html'
}

/** The first encoding that the browser takes and the build made; else the file itself. */
async function readBest(file: string, request: Request) {
  const isNegotiated = existsSync(`${file}.br`) || existsSync(`${file}.gz`)
  if (isNegotiated)
    for (const encoding of acceptedEncodings(request.headers.get('accept-encoding'))) {
      const body = await readFile(file + extensions[encoding]).catch(() => null)
      if (body !== null) return { body, encoding, isNegotiated }
    }
  return { body: await readFile(file), encoding: null, isNegotiated }
}

/** If-None-Match compares weakly (RFC 9110, 13.1.2). */
function matches(header: string | null, etag: string): boolean {
  if (header === null) return false
  const known = header.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return known.includes('*') || known.includes(etag)
}

function notAllowed(headers: Headers): Response {
  headers.set('allow', 'GET, HEAD')
  headers.set('cache-control', 'no-cache')
  return new Response('Method not allowed\n', { status: 405, headers })
}
