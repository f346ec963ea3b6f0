import { mkdir, rm, writeFile } from 'node:fs/promises'
import { request as ask } from 'node:http'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import postgres from 'postgres'
import type { Sql } from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import onNetlify, { onRequest } from '../../deploy/edge/product.ts'
import { runUntilStopped } from '../run-until-stopped.ts'
import { readSettings } from '../settings.ts'
import { publishableKey } from '../stack/keys.ts'
import { startBackend } from '../start-backend.ts'
import { planCopy } from '../testing/shop-process.ts'
import { makeFolder } from '../testing/test-stack.ts'
import { listen, toListener } from './listen.ts'
import { shopHandler } from './shop-handler.ts'
import { openStaticSite } from './static-site.ts'
import type { StaticSite } from './static-site.ts'

const running = runUntilStopped()
let folder: string
let sql: Sql
let site: StaticSite
let origin: string
let port: number

// The real schema and the real server over HTTP; the pages are three words, since only their choice matters here.
beforeAll(async () => {
  folder = await makeFolder()
  const settings = readSettings(await planCopy(join(folder, 'data')))
  const options = { catalog: undefined, reset: false, publicPort: settings.port }
  const stack = await startBackend(settings, options, running)
  const root = join(folder, 'dist')
  await mkdir(join(root, 'product'), { recursive: true })
  await writeFile(join(root, 'product/myrrh-oil.html'), 'built')
  await writeFile(join(root, '_shell.html'), 'shell')
  await writeFile(join(root, '404.html'), 'not found')
  await writeFile(join(root, '_headers'), '/*\n  X-Frame-Options: DENY\n')
  site = await openStaticSite(root)
  port = settings.port
  running.add((await listen(port, toListener(shopHandler(stack.fetch, () => site)))).close)
  origin = `http://localhost:${port}`
  sql = postgres(stack.databaseUrl, { onnotice: () => {}, max: 1 })
  running.add(() => sql.end())
})
afterAll(async () => {
  await running.stopAll()
  await rm(folder, { recursive: true })
})

async function get(path: string) {
  const answer = await fetch(origin + path)
  return [answer.status, await answer.text(), answer.headers.get('x-frame-options')]
}

/** The same through the edge function, on a static host that serves our build. */
async function getFromEdge(path: string) {
  const request = new Request(origin + path)
  const answer = await onRequest({
    request,
    next: () => site.answer(request),
    env: {
      SUPABASE_URL: origin,
      SUPABASE_PUBLISHABLE_KEY: publishableKey,
      ASSETS: { fetch: (file) => site.answer(file) },
    },
  })
  return [answer.status, await answer.text(), answer.headers.get('x-frame-options')]
}

test('a product the build knew is its file', async () => {
  expect(await get('/product/myrrh-oil')).toEqual([200, 'built', 'DENY'])
})

test('a younger product is the shell while it is on sale, else 404; here and on a static host', async () => {
  const expectBoth = async (expected: unknown[]) => {
    expect(await get('/product/new-oil')).toEqual(expected)
    expect(await getFromEdge('/product/new-oil')).toEqual(expected)
  }
  await expectBoth([404, 'not found', 'DENY'])
  const [product] = await sql`insert into products (handle, title, category)
    values ('new-oil', 'New oil', 'oils') returning id`
  await expectBoth([404, 'not found', 'DENY'])
  await sql`insert into variants (product_id, sku, price_cents)
    values (${product?.id as string}, 'NEW-1', 4200)`
  await expectBoth([200, 'shell', 'DENY'])
  await sql`update products set is_published = false where handle = 'new-oil'`
  await expectBoth([404, 'not found', 'DENY'])
})

test('the edge function leaves alone what the build made', async () => {
  expect(await getFromEdge('/product/myrrh-oil')).toEqual([200, 'built', 'DENY'])
  expect(await getFromEdge('/product/a/b')).toEqual([404, 'not found', 'DENY'])
  const request = new Request(`${origin}/product/myrrh-oil`)
  const answer = await onNetlify(request, { next: () => site.answer(request) })
  expect(await answer.text()).toBe('built')
})

test('the catalogue is a compressed GET on the shop’s own origin', async () => {
  const url = `${origin}/rest/v1/rpc/catalog_changes?since=0`
  const headers = { apikey: publishableKey, 'accept-encoding': 'br' }
  const answer = await new Promise<{ encoding: unknown; body: Buffer }>((resolve, reject) => {
    ask(url, { headers }, (incoming) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('end', () =>
        resolve({ encoding: incoming.headers['content-encoding'], body: Buffer.concat(chunks) }),
      )
    })
      .on('error', reject)
      .end()
  })
  expect(answer.encoding).toBe('br')
  const { products } = JSON.parse(brotliDecompressSync(answer.body).toString())
  expect(products.length).toBeGreaterThan(10)
})

test.each(['/rest/v1/products', '/rest/v1/nothing', '/auth/v1/user', '/functions/v1/nothing'])(
  '%s answers with the headers of the site’s data',
  async (path) => {
    const { headers } = await fetch(origin + path)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d+/)
  },
)

test('paths of the back end never look like pages', async () => {
  expect((await fetch(`${origin}/functions/v1/get-rates`)).status).toBe(404)
  expect((await fetch(`${origin}/rest/v1/products`)).status).toBe(401)
})

test.each(['http://x/', '*', '//[', '/%'])('the request target %j breaks nothing', async (path) => {
  const status = await new Promise((resolve, reject) => {
    ask({ port, path, host: '127.0.0.1' }, ({ statusCode }) => resolve(statusCode))
      .on('error', reject)
      .end()
  })
  expect([400, 404]).toContain(status)
})
