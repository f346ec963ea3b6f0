import type { BrowserContext, Page } from '@playwright/test'
import { waitForHydration } from '../../fixtures/hydration.ts'
import { addToCart, cartLink, openProduct } from '../../fixtures/offline-shop.ts'
import { expect, openTab, test, visit } from '../../fixtures/offline-test.ts'
import { catalog } from '../../fixtures/pages.ts'
import { damageCaches, dropFromCaches, listKept } from '../../fixtures/shop-caches.ts'

const visited = catalog.products[0]!
const other = catalog.products[1]!
const visitedPage = `/product/${visited.handle}`
const json = /\/data\/[^?]*\.json/
const documents = /\/product\/|_shell\.html/

/** The worker forgets what it holds in memory, as it does when the browser ends it. */
async function endWorker(context: BrowserContext, page: Page) {
  const devtools = await context.newCDPSession(page)
  await devtools.send('ServiceWorker.enable')
  await devtools.send('ServiceWorker.stopAllWorkers')
  await devtools.detach()
}

for (const garbage of ['', '{"half":', '<html>\n<h1>Oops'])
  test(`documents and data damaged to ${JSON.stringify(garbage)} heal with a network`, async ({
    page,
    context,
    network,
  }) => {
    await visit(page, visitedPage)
    expect(await damageCaches(page, json, garbage)).toBeGreaterThan(1)
    expect(await damageCaches(page, documents, garbage)).toBeGreaterThan(1)
    await endWorker(context, page)
    await openProduct(page, visited)
    await visit(page, visitedPage)
    await network.off()
    await openProduct(page, visited)
    await openProduct(page, other)
  })

test('damaged pages are drawn by the shell when there is no network', async ({
  page,
  context,
  network,
}) => {
  await visit(page, visitedPage)
  await network.off()
  expect(await damageCaches(page, /\/product\//, '<html>\n<h1>Oo')).toBeGreaterThan(0)
  await endWorker(context, page)
  await openProduct(page, visited)
})

test('a page that was kept without its answers is drawn all the same', async ({
  page,
  context,
  network,
}) => {
  await visit(page, visitedPage)
  await network.off()
  expect(await dropFromCaches(page, /\/data\/[^/]+\/pages\//)).toBeGreaterThan(0)
  await endWorker(context, page)
  await openProduct(page, visited)
})

test('damaged scripts are fetched again by the next visit', async ({ page, context, network }) => {
  await visit(page, '/')
  expect(await damageCaches(page, /\/assets\/product-.*\.js/, '')).toBeGreaterThan(0)
  await endWorker(context, page)
  await visit(page, '/about')
  await network.off()
  await openProduct(page, visited)
})

test('damaged pictures are fetched again', async ({ page, context }) => {
  await visit(page, visitedPage)
  expect(await damageCaches(page, /\/media\//, 'GIF?')).toBeGreaterThan(0)
  await endWorker(context, page)
  await page.reload()
  await openProduct(page, visited)
})

/** Proves that the disk is full: what cannot be kept here cannot be kept by the shop. */
async function expectFull(page: Page) {
  const keep = page.evaluate(async () => {
    const cache = await caches.open('probe')
    await cache.put('/probe', new Response(new Uint8Array(300_000)))
  })
  await expect(keep).rejects.toThrow('Quota')
}

test('a full disk takes nothing from the page', async ({ page, context, baseURL, network }) => {
  const devtools = await context.newCDPSession(page)
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: baseURL!, quotaSize: 200_000 })
  await page.goto(visitedPage)
  await expectFull(page)
  await openProduct(page, visited)
  await addToCart(page)
  await page.goto('/shop/candles')
  await waitForHydration(page)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(cartLink(page, 'Cart, 1 item')).toBeVisible()

  // With room again the next visit makes it ready.
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: baseURL! })
  await visit(page, visitedPage)
  await network.off()
  await openProduct(page, other)
})

test('a disk that becomes full later keeps what there is', async ({
  page,
  context,
  baseURL,
  network,
}) => {
  await visit(page, visitedPage)
  const kept = await listKept(page)
  const devtools = await context.newCDPSession(page)
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: baseURL!, quotaSize: 1_000 })
  await expectFull(page)
  await openProduct(page, other)
  await page.goto('/shop/candles')
  await waitForHydration(page)
  await network.off()
  await openProduct(page, visited)
  expect(await listKept(page)).toEqual(expect.arrayContaining(kept.filter((url) => json.test(url))))
  const tab = await openTab(context, `/product/${catalog.products[5]!.handle}`)
  await expect(tab.getByRole('heading', { level: 1 })).toHaveText(catalog.products[5]!.title)
})
