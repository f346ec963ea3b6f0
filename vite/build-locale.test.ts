import { cp, mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Catalog } from './read-catalog.ts'
import { writeTexts } from './build-shop.ts'
import { basePath, root } from './shop-config.ts'

const photograph = { url: '/media/myrrh-oil-1.0a1b2c3d.jpg', width: 1280, height: 1600, alt: 'Oil' }
const catalog: Catalog = {
  ...{ feed: 'a', version: 1, removed: [] },
  categories: [
    ...['oils', 'candles', 'incense', 'ceramics', 'jewelry', 'linen', 'gifts'].map(
      (handle, rank) => ({
        ...{ handle, title: handle, navTitle: handle, description: handle, banner: null, rank },
      }),
    ),
  ],
  products: ['myrrh-oil', 'cassia-oil'].map((handle, rank) => ({
    ...{ id: handle, handle, title: handle, category: 'oils', tagline: 'Oil', description: 'Oil.' },
    ...{ facts: [], options: [], rank, publishedAt: '2026-01-01T00:00:00.000Z' },
    variants: [{ id: handle, sku: handle, options: {}, priceCents: 100, stock: 1, weightGrams: 1 }],
    images: [{ ...photograph, tones: null, variant: null }],
  })),
}

/** Every path on this site that a text names in an attribute, a style, or JSON. */
const pathsIn = (text: string) => [
  ...[...text.matchAll(/(?:href|src|action|data-chunks|data-reads)="(\/[^"]*)"/g)].flatMap(
    ([, list]) => list!.split(' '),
  ),
  ...[...text.matchAll(/url\((\/[^)]*)\)/g)].map(([, path]) => path!),
  ...[...text.matchAll(/["'`](\/(?:assets|data|shop|product|cart)[^"'`]*)["'`]/g)].map(
    ([, path]) => path!,
  ),
]

let folder: string
const read = (file: string) => readFile(join(folder, 'site', file), 'utf8')

// The words are English: what is proved is where things are. No file of French exists yet.
beforeAll(async () => {
  // Below the checkout, where packages are found.
  folder = await mkdtemp(join(root, '.cache', 'locale-'))
  const messages = join(folder, 'fr-CA')
  await cp(join(root, 'src/messages/en-CA'), messages, { recursive: true })
  await writeTexts(join(folder, 'site'), catalog, {
    ...{ locale: 'fr-CA', messages, siteUrl: 'https://shop.example' },
    ...{ supabaseUrl: '', publishableKey: 'key', log: () => {} },
  })
}, 120_000)
afterAll(() => rm(folder, { recursive: true }))

test('the first language lies at the root, another one under its name', () => {
  expect([basePath('en-CA'), basePath('fr-CA')]).toEqual(['/', '/fr/'])
})

test('all of a language’s files lie under its path, but for what a host reads at the root', async () => {
  const top = await readdir(join(folder, 'site'))
  expect(top.sort()).toEqual(['_headers', '_redirects', 'fr', 'robots.txt'])
  const redirects = await read('_redirects')
  expect(redirects).toContain('/fr/order/* /fr/order 200')
})

test.each(['index', 'shop', 'shop/oils', 'product/myrrh-oil', 'cart', 'search', '_shell', '404'])(
  '%s.html names nothing outside its language but pictures',
  async (page) => {
    const html = await read(`fr/${page}.html`)
    const paths = pathsIn(html)
    expect(paths.length).toBeGreaterThan(20)
    expect(paths.filter((path) => !/^\/(fr(\/|$)|media\/)/.test(path))).toEqual([])
    expect(html).toContain('<html lang="fr-CA"')
    expect(html).toContain('<meta property="og:locale" content="fr_CA">')
    expect(html).toContain('<meta property="og:site_name" content="ANOINT Array">')
  },
)

test('canonical, Open Graph and JSON-LD speak of the language’s own pages', async () => {
  const html = await read('fr/product/myrrh-oil.html')
  const address = 'https://shop.example/fr/product/myrrh-oil'
  expect(html).toContain(`<link rel="canonical" href="${address}">`)
  expect(html).toContain(`<meta property="og:url" content="${address}">`)
  const linked = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)]
  const urls = linked.flatMap(([, text]) => text!.match(/https:\/\/shop\.example[^"]*/g) ?? [])
  expect(urls).toContain(address)
  expect(urls.filter((url) => !/example\/(fr\/|media\/)/.test(url))).toEqual([])
})

test('the sitemap lists them, and robots.txt names it', async () => {
  const listed = [...(await read('fr/sitemap.xml')).matchAll(/<loc>([^<]+)/g)].map(([, url]) => url)
  expect(listed).toContain('https://shop.example/fr/product/myrrh-oil')
  expect(listed.filter((url) => !url!.startsWith('https://shop.example/fr/'))).toEqual([])
  expect(await read('robots.txt')).toContain('Sitemap: https://shop.example/fr/sitemap.xml')
})

test('scripts load each other from there', async () => {
  const files = (await readdir(join(folder, 'site/fr/assets'))).filter((file) => /js$/.test(file))
  expect(files.length).toBeGreaterThan(5)
  for (const file of files) {
    const text = await read(`fr/assets/${file}`)
    expect(text.match(/["'`]\/(assets|data\/[0-9a-f]{12})\/[^"'`]*/g) ?? [], file).toEqual([])
  }
})
