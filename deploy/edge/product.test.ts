import { once } from 'node:events'
import { createServer } from 'node:http'
import type { RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import onNetlify, { onRequest } from './product.ts'

const closing: (() => void)[] = []
afterEach(() => {
  vi.unstubAllGlobals()
  closing.splice(0).forEach((close) => close())
})

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const files: Record<string, string> = {
  '/_shell': 'shell',
  '/fr/_shell': 'coquille',
  '/product/myrrh-oil': 'built',
}

/** A host of static files with the ways each has: https://developers.cloudflare.com/pages/configuration/serving-pages/ */
async function startHost({ redirectsHtml = false, without = '' } = {}) {
  const asked: string[] = []
  const origin = await serve((request, response) => {
    const path = request.url ?? '/'
    asked.push(path)
    response.setHeader('content-security-policy', "default-src 'none'")
    if (redirectsHtml && path.endsWith('.html'))
      return response.writeHead(308, { location: path.replace(/\.html$/, '') }).end()
    const text = path === without ? undefined : files[path.replace(/\.html$/, '')]
    response.setHeader('etag', '"of-the-file"').setHeader('cache-control', 's-maxage=3600')
    response.writeHead(text === undefined ? 404 : 200).end(text ?? 'not found')
  })
  return { origin, asked }
}

/** The REST of a project in which only `new-oil` is published. */
const publishes: RequestListener = (request, response) => {
  const isPublished = new URL(request.url ?? '', 'http://x').searchParams
    .get('handle')
    ?.endsWith('new-oil')
  response.setHeader('content-type', 'application/json').end(isPublished ? '[{}]' : '[]')
}

type Edge = (
  origin: string,
  supabaseUrl: string,
  path: string,
  method?: string,
) => Promise<Response>

const onCloudflare: Edge = (origin, supabaseUrl, path, method = 'GET') => {
  const request = new Request(origin + path, { method })
  return onRequest({
    request,
    next: () => fetch(request.clone(), { redirect: 'manual' }),
    env: {
      SUPABASE_URL: supabaseUrl,
      SUPABASE_PUBLISHABLE_KEY: 'key',
      ASSETS: { fetch: (file) => fetch(file) },
    },
  })
}

const onNetlifyEdge: Edge = (origin, supabaseUrl, path, method = 'GET') => {
  const settings: Record<string, string> = {
    SUPABASE_URL: supabaseUrl,
    SUPABASE_PUBLISHABLE_KEY: 'key',
  }
  vi.stubGlobal('Netlify', { env: { get: (name: string) => settings[name] } })
  const request = new Request(origin + path, { method })
  return onNetlify(request, { next: () => fetch(request.clone(), { redirect: 'manual' }) })
}

describe.each([
  ['Cloudflare Pages', onCloudflare, { redirectsHtml: true }],
  ['Netlify', onNetlifyEdge, { redirectsHtml: false }],
] as const)('on %s', (_, ask, ways) => {
  let supabaseUrl: string
  let host: Awaited<ReturnType<typeof startHost>>
  beforeEach(async () => {
    host = await startHost(ways)
    supabaseUrl = await serve(publishes)
  })
  const read = async (path: string, method?: string, url = supabaseUrl) => {
    const answer = await ask(host.origin, url, path, method)
    return [answer.status, await answer.text()]
  }

  test('what the build made stays as it is, and nothing is asked', async () => {
    expect(await read('/product/myrrh-oil')).toEqual([200, 'built'])
    expect(host.asked).toEqual(['/product/myrrh-oil'])
  })

  test('a younger product is the shell, with the site’s headers and none of the file’s bytes', async () => {
    const answer = await ask(host.origin, supabaseUrl, '/product/new-oil')
    expect([answer.status, await answer.text()]).toEqual([200, 'shell'])
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'")
    expect(answer.headers.get('cache-control')).toBe('public, max-age=60')
    expect(answer.headers.get('etag')).toBeNull()
    expect(host.asked).toEqual(['/product/new-oil', '/_shell'])
  })

  test('in another language it is that language’s', async () => {
    expect(await read('/fr/product/new-oil')).toEqual([200, 'coquille'])
  })

  test('HEAD has the status and no body', async () => {
    expect(await read('/product/new-oil', 'HEAD')).toEqual([200, ''])
  })

  test('what is not published is the host’s own 404 page', async () => {
    expect(await read('/product/no-oil')).toEqual([404, 'not found'])
    expect(host.asked).toEqual(['/product/no-oil'])
  })

  test.each([
    ['refuses', () => serve((_request, response) => void response.writeHead(503).end())],
    ['is no database', () => serve((_request, response) => void response.end('{}'))],
    ['is nowhere', () => Promise.resolve('http://127.0.0.1:9')],
    ['was never named', () => Promise.resolve('')],
  ])('a database that %s: the shell with 503, kept by nobody', async (_what, start) => {
    const answer = await ask(host.origin, await start(), '/product/new-oil')
    expect([answer.status, await answer.text()]).toEqual([503, 'shell'])
    expect(answer.headers.get('cache-control')).toBe('no-cache')
    expect(answer.headers.get('retry-after')).toBe('30')
  })

  test('a database that never answers is waited for three seconds', async () => {
    const silent = await serve(() => {})
    const startedAt = performance.now()
    expect(await read('/product/new-oil', 'GET', silent)).toEqual([503, 'shell'])
    expect(performance.now() - startedAt).toBeLessThan(6000)
  })

  test('a deployment without its shell says so, and never that there is no such product', async () => {
    host = await startHost({ ...ways, without: '/_shell' })
    const [status, text] = await read('/product/new-oil')
    expect([status, text]).toEqual([503, 'This page cannot be shown right now.\n'])
  })
})
