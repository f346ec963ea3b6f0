import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { acceptedEncodings } from './accepted-encodings.ts'
import { contentType } from './content-type.ts'
import { headersFor, parseHeadersFile } from './headers-file.ts'
import { resolveFile } from './resolve-file.ts'

const extensions = { br: '.br', gzip: '.gz' } as const

/** A built site as a CDN serves it. */
export type StaticSite = {
  /** Answers any path; what does not exist gets `404.html` with 404. */
  answer: (request: Request) => Promise<Response>
  /** One file of the site's root (`/_shell.html`, `/404.html`), with the headers of the asked path. */
  page: (name: string, request: Request, status: number) => Promise<Response>
}

/**
 * Opens a site: precompressed siblings (`.br`, `.gz`) by Accept-Encoding, strong ETags, and the rules of
 * its `_headers`, which is read once.
 *
 * @param root - absolute path of the build.
 */
export async function openStaticSite(root: string): Promise<StaticSite> {
  const file = join(root, '_headers')
  const rules = existsSync(file) ? parseHeadersFile(await readFile(file, 'utf8')) : []

  const send = async (name: string, request: Request, status: number) => {
    const { pathname } = new URL(request.url)
    const headers = headersFor(pathname, rules)
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
    if (request.method !== 'GET' && request.method !== 'HEAD') return notAllowed()
    const url = new URL(request.url)
    const resolved = await resolveFile(root, url.pathname)
    if (resolved.kind === 'file') return send(resolved.file, request, 200)
    if (resolved.kind === 'missing') return page('404.html', request, 404)
    const location = resolved.to + url.search
    return new Response(null, { status: 301, headers: { location } })
  }
  return { answer, page }
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

function notAllowed(): Response {
  return new Response('Method not allowed\n', { status: 405, headers: { allow: 'GET, HEAD' } })
}
