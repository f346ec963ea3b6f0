import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStaticSite } from './static-site.ts'
import type { StaticSite } from './static-site.ts'

let folder: string
let site: StaticSite
const script = 'console.log(1)'.repeat(50)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'static-site-'))
  const root = join(folder, 'dist')
  for (const name of ['shop', 'assets', 'fr', '.well-known'])
    await mkdir(join(root, name), { recursive: true })
  const files: Record<string, string | Buffer> = {
    'index.html': '<h1>Home</h1>',
    'shop.html': '<h1>Shop</h1>',
    'shop/oils.html': '<h1>Oils</h1>',
    'fr/index.html': '<h1>Accueil</h1>',
    'fr/404.html': '<h1>Introuvable</h1>',
    '404.html': '<h1>Not here</h1>',
    '_shell.html': '<h1>Shell</h1>',
    '.build.json': '{}',
    '.well-known/security.txt': 'Contact',
    'assets/a.js': script,
    'assets/a.js.br': brotliCompressSync(script),
    'assets/a.js.gz': gzipSync(script),
    'assets/p.avif': 'picture',
    _headers:
      '/*\n  X-Frame-Options: DENY\n/assets/*\n  Cache-Control: max-age=31536000, immutable\n',
  }
  for (const [name, content] of Object.entries(files)) await writeFile(join(root, name), content)
  await writeFile(join(folder, 'outside.txt'), 'secret')
  site = await openStaticSite(root)
})
afterAll(() => rm(folder, { recursive: true }))

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  site.answer(new Request(`http://localhost${path}`, { headers, method }))

describe('addresses', () => {
  test.each([
    ['/', 'Home'],
    ['/shop', 'Shop'],
    ['/shop?colour=bone', 'Shop'],
    ['/shop/oils', 'Oils'],
    ['/fr/', 'Accueil'],
    ['/_shell', 'Shell'],
  ])('%s is a page', async (path, title) => {
    const answer = await get(path)
    expect([answer.status, await answer.text()]).toEqual([200, `<h1>${title}</h1>`])
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
  })

  test('/_shell.html is there for the service worker', async () => {
    const answer = await get('/_shell.html')
    expect([answer.status, await answer.text()]).toEqual([200, '<h1>Shell</h1>'])
  })

  test.each([
    ['/shop/?page=2', '/shop?page=2'],
    ['/shop.html', '/shop'],
    ['/shop/index.html', '/shop'],
    ['/shop/oils/', '/shop/oils'],
    ['/index.html', '/'],
    ['/fr', '/fr/'],
    ['/fr/index.html', '/fr/'],
  ])('%s moves to %s, as safely as a page', async (path, to) => {
    const answer = await get(path)
    expect([answer.status, answer.headers.get('location')]).toEqual([301, to])
    expect(answer.headers.get('x-frame-options')).toBe('DENY')
  })

  test('a language has a 404 page of its own', async () => {
    const answer = await get('/fr/rien')
    expect([answer.status, await answer.text()]).toEqual([404, '<h1>Introuvable</h1>'])
  })

  test.each([
    '/nothing',
    '/nothing/',
    '/_headers',
    '/.build.json',
    '/404.html',
    '/assets',
    '/assets/',
    '/../outside.txt',
    '/..%2foutside.txt',
    '/%2e%2e/outside.txt',
    '/assets/..%2f..%2foutside.txt',
    '/assets/%2e%2e%5c%2e%2e%5coutside.txt',
    '//outside.txt',
    '/%00',
    '/%E0%A4%A',
  ])('%s is a 404 with the page for it', async (path) => {
    const answer = await get(path)
    expect([answer.status, await answer.text()]).toEqual([404, '<h1>Not here</h1>'])
    expect(answer.headers.get('x-frame-options')).toBe('DENY')
    expect(answer.headers.get('cache-control')).toBe('no-cache')
  })

  test('.well-known is public', async () => {
    expect((await get('/.well-known/security.txt')).status).toBe(200)
  })

  test('only GET and HEAD', async () => {
    const answer = await get('/shop', {}, 'POST')
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
    expect(answer.headers.get('x-frame-options')).toBe('DENY')
  })
})

describe('bytes', () => {
  test('the best encoding the browser takes, and proxies know', async () => {
    const answer = await get('/assets/a.js', { 'accept-encoding': 'gzip, br' })
    expect(answer.headers.get('content-encoding')).toBe('br')
    expect(answer.headers.get('vary')).toBe('Accept-Encoding')
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    const body = Buffer.from(await answer.arrayBuffer())
    expect(answer.headers.get('content-length')).toBe(`${body.byteLength}`)
    expect(brotliDecompressSync(body).toString()).toBe(script)
  })

  test('a file without siblings goes out as it is', async () => {
    const answer = await get('/assets/p.avif', { 'accept-encoding': 'br' })
    expect(answer.headers.get('content-encoding')).toBeNull()
    expect(answer.headers.get('vary')).toBeNull()
    expect(answer.headers.get('content-type')).toBe('image/avif')
  })

  test('every encoding has an ETag of its own; a known one is 304 without a body', async () => {
    const plain = await get('/assets/a.js')
    const brotli = await get('/assets/a.js', { 'accept-encoding': 'br' })
    const etag = brotli.headers.get('etag') ?? ''
    expect(etag).toMatch(/^"[\w-]+"$/)
    expect(etag).not.toBe(plain.headers.get('etag'))
    const again = await get('/assets/a.js', {
      'accept-encoding': 'br',
      'if-none-match': `W/"x", ${etag}`,
    })
    expect([again.status, await again.text()]).toEqual([304, ''])
    expect(again.headers.get('etag')).toBe(etag)
    expect(again.headers.get('cache-control')).toBe('max-age=31536000, immutable')
  })

  test('HEAD has the headers and no body', async () => {
    const answer = await get('/shop', {}, 'HEAD')
    expect([answer.headers.get('content-length'), await answer.text()]).toEqual(['13', ''])
  })
})

test('page() gives a page of the root the headers of the asked path', async () => {
  const request = new Request('http://localhost/product/new')
  const answer = await site.page('_shell.html', request, 200)
  expect([answer.status, await answer.text()]).toEqual([200, '<h1>Shell</h1>'])
  expect(answer.headers.get('x-frame-options')).toBe('DENY')
})
