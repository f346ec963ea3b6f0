import {
  delayNetwork,
  expectNotHydrated,
  findAttributeMismatches,
  waitForHydration,
} from '../fixtures/hydration.ts'
import { expectNoLayoutShift } from '../fixtures/layout-shift.ts'
import { allPages, catalog, kindsOfPages } from '../fixtures/pages.ts'
import { expect, test } from '../fixtures/test.ts'

// The console is watched in every test: React reports text that differs from the file there, and the test fails.
for (const { path } of allPages) {
  // One of each kind on every screen; the rest differ in their words alone.
  const tag = kindsOfPages.some((kind) => kind.path === path) ? '@screens' : '@once'
  test(`${path} is a whole page that hydrates as it was written`, { tag }, async ({ page }) => {
    const response = await page.goto(path)
    expect(response!.status()).toBe(200)
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
    await expect(page.getByRole('searchbox')).toHaveCount(1)
    await waitForHydration(page)
    expect(await findAttributeMismatches(page)).toEqual([])
    await expectNoLayoutShift(page)
  })
}

// A file knows no query: the first client render must equal the file, then show what the query asks for.
const questions = [
  '/shop?sort=price-desc',
  '/shop?size=10+ml',
  '/shop/candles?colour=Sage&sort=newest',
  '/shop?page=2',
  '/search?q=candle',
  '/search?q=frankinsence',
  '/product/ribbed-stoneware-candle?glaze=Sage',
  '/product/teardrop-pendant?stone=Garnet&chain=55+cm',
  '/?utm_source=letter',
]

for (const path of questions) {
  test(`${path} hydrates as it was written, and stays in its place`, async ({ page }) => {
    await page.goto(path)
    await waitForHydration(page)
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
    expect(await findAttributeMismatches(page)).toEqual([])
    await expectNoLayoutShift(page)
  })
}

test('no product page moves while it is read to its end', { tag: '@once' }, async ({ page }) => {
  test.setTimeout(180_000)
  for (const { handle } of catalog.products) {
    await page.goto(`/product/${handle}`)
    await waitForHydration(page)
    for (const region of ['Near it on the shelf', 'Recently viewed']) {
      const shown = page.getByRole('region', { name: region })
      if (await shown.count()) await shown.scrollIntoViewIfNeeded()
    }
    await page.getByRole('contentinfo').scrollIntoViewIfNeeded()
    await expect(page.locator('main [aria-busy="true"], main .skeleton')).toHaveCount(0)
    await expectNoLayoutShift(page)
  }
})

// 404.html and _shell.html stand in for URLs they were not made for: the app draws its own over them.
for (const [path, status] of [
  ['/no-such-page', 404],
  ['/_shell', 200],
] as const) {
  test.describe(() => {
    test.use({ expectedProblems: status === 404 ? [/404/] : [] })

    test(`what stands in at ${path} is drawn anew in its place`, async ({ page }) => {
      const response = await page.goto(path)
      expect(response!.status()).toBe(status)
      await expect(page.getByRole('searchbox')).toHaveCount(1)
      await waitForHydration(page)
      expect(await findAttributeMismatches(page)).toEqual([])
      await expectNoLayoutShift(page)
    })
  })
}

test('a page is there, and read, before its code is', async ({ page }) => {
  await delayNetwork(page, 2_000)
  await page.goto('/product/hours-candle', { waitUntil: 'commit' })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The Hours Candle')
  await expect(page.getByRole('button', { name: 'Add to cart' })).toBeVisible()
  await expectNotHydrated(page)
})
