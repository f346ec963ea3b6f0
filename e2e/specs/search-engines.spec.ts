import type { Page } from '@playwright/test'
import { waitForHydration } from '../fixtures/hydration.ts'
import { findJsonLdErrors, listOffers, readJsonLd, readProduct } from '../fixtures/json-ld.ts'
import { allPages, catalog } from '../fixtures/pages.ts'
import { chooseVariant, expectOfferShown } from '../fixtures/shown-offer.ts'
import { expect, test } from '../fixtures/test.ts'

// A machine that reads runs no worker. One would answer for a page left in a hurry, too, as a failure.
test.use({
  serviceWorkers: 'block',
  expectedProblems: [/Service Worker registration blocked by Playwright/],
})

const readMeta = (page: Page) =>
  page.evaluate(() => {
    const content = (selector: string) =>
      document.querySelector<HTMLMetaElement>(`meta[${selector}]`)?.content ?? ''
    return {
      title: document.title,
      description: content('name="description"'),
      robots: content('name="robots"'),
      canonical: document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href ?? '',
      ogTitle: content('property="og:title"'),
      ogUrl: content('property="og:url"'),
      ogImage: content('property="og:image"'),
    }
  })

test('every page says what it is, once and for itself', async ({ page, baseURL, request }) => {
  test.setTimeout(180_000)
  const titles = new Map<string, string>()
  for (const { path, isIndexed } of allPages) {
    await page.goto(path, { waitUntil: 'domcontentloaded' })
    const meta = await readMeta(page)
    expect.soft(titles.get(meta.title), `title of ${path}`).toBeUndefined()
    titles.set(meta.title, path)
    expect.soft(meta.title.length, `title of ${path}`).toBeLessThanOrEqual(70)
    expect.soft(meta.description.length, `description of ${path}`).toBeGreaterThanOrEqual(30)
    expect.soft(meta.description.length, `description of ${path}`).toBeLessThanOrEqual(170)
    expect.soft(meta.robots, `robots of ${path}`).toBe(isIndexed ? '' : 'noindex')
    expect.soft(meta.canonical, path).toBe(new URL(path, baseURL).href)
    expect.soft(meta.ogTitle, `og:title of ${path}`).toBe(meta.title)
    expect.soft(meta.ogUrl, `og:url of ${path}`).toBe(meta.canonical)
    if (!isIndexed) continue
    expect.soft(meta.ogImage, `og:image of ${path}`).toMatch(/^http/)
    if (meta.ogImage) expect.soft((await request.head(meta.ogImage)).status(), path).toBe(200)
  }
})

test('the head follows a navigation inside the app', async ({ page, baseURL }) => {
  await page.goto('/shop/candles')
  await waitForHydration(page)
  await page
    .getByRole('main')
    .getByRole('link', { name: /The Hours Candle/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The Hours Candle')
  await expect(page).toHaveTitle(/The Hours Candle/)
  expect((await readMeta(page)).canonical).toBe(`${baseURL}/product/hours-candle`)
  await page.getByRole('banner').getByRole('link', { name: /^Cart/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your cart')
  expect((await readMeta(page)).robots).toBe('noindex')
})

test('structured data is valid on every page', async ({ page }) => {
  test.setTimeout(180_000)
  for (const { path } of allPages) {
    await page.goto(path, { waitUntil: 'domcontentloaded' })
    expect.soft(await findJsonLdErrors(await readJsonLd(page)), path).toEqual([])
  }
})

test('every variant is described with the price and the stock its page shows', async ({ page }) => {
  test.setTimeout(180_000)
  for (const { handle, title } of catalog.products) {
    await page.goto(`/product/${handle}`)
    await waitForHydration(page)
    const item = await readProduct(page)
    expect(item.name).toBe(title)
    for (const offer of listOffers(item)) {
      await chooseVariant(page, offer)
      await expectOfferShown(page, offer)
    }
  }
})

test('the sitemap lists what is indexed, and nothing else', async ({ request, baseURL }) => {
  const robots = await (await request.get('/robots.txt')).text()
  const sitemap = /^Sitemap: (\S+)$/m.exec(robots)
  expect(sitemap?.[1]).toBe(`${baseURL}/sitemap.xml`)
  const text = await (await request.get('/sitemap.xml')).text()
  const listed = [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => url!)
  const indexed = allPages.filter(({ isIndexed }) => isIndexed)
  expect(listed.toSorted()).toEqual(indexed.map(({ path }) => baseURL! + path).toSorted())
})
