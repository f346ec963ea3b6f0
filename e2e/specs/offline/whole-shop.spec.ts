import type { Page } from '@playwright/test'
import { waitForHydration } from '../../fixtures/hydration.ts'
import { productLinks, readTotal } from '../../fixtures/listing.ts'
import { narrowShop, openCategory, openProduct, sortCandles } from '../../fixtures/offline-shop.ts'
import { expect, openTab, test, visit, type Network } from '../../fixtures/offline-test.ts'
import { allPages, catalog } from '../../fixtures/pages.ts'
import { expectAllPicturesDrawn, expectPicturesDrawn } from '../../fixtures/pictures-drawn.ts'

// The worker is the real one and the network is really off: for the browser, and at the server, since a worker's own
// requests must fail, too.

/** One visit to one page, and then there is no network. */
async function visitOnce(page: Page, network: Network, path = '/') {
  await visit(page, path)
  await network.off()
}

test('every product opens after a visit to one page alone, visited or not', async ({
  page,
  network,
}) => {
  test.setTimeout(120_000)
  await visitOnce(page, network, '/product/bud-vase')
  for (const product of catalog.products) await openProduct(page, product)
})

test('every product opens on a repeat visit that looked at some of them', async ({
  page,
  network,
}) => {
  test.setTimeout(120_000)
  await visit(page, '/')
  for (const { handle } of catalog.products.slice(0, 3)) await visit(page, `/product/${handle}`)
  await page.goto('about:blank')
  await network.off()
  for (const product of catalog.products) await openProduct(page, product)
})

test('every category opens, from a tap and from its URL', async ({ page, network }) => {
  await visitOnce(page, network)
  for (const category of catalog.categories) await openCategory(page, category)
  await page.goto('/')
  await waitForHydration(page)
  for (const { handle, title } of catalog.categories.slice(0, 3)) {
    await page.locator(`main a[href="/shop/${handle}"]`).first().click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
    await page.goBack()
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(title)
  }
})

test('home and all other pages are whole, with their pictures', async ({ page, network }) => {
  await visitOnce(page, network, '/shop/oils')
  for (const { path } of allPages.filter((each) => !each.path.startsWith('/product/'))) {
    await page.goto(path)
    await waitForHydration(page)
    await expect(page.getByRole('heading', { level: 1 }), path).toBeVisible()
    await expect(page.getByRole('contentinfo'), path).toBeAttached()
    await expectPicturesDrawn(page)
  }
  await page.goto('/')
  await waitForHydration(page)
  await expectAllPicturesDrawn(page)
})

test('facets count and filter, and lists are sorted', async ({ page, network }) => {
  await visitOnce(page, network)
  const promised = await narrowShop(page)
  await page.reload()
  await waitForHydration(page)
  expect(await readTotal(page)).toBe(promised)
  await sortCandles(page)
  await expectAllPicturesDrawn(page)
})

test('search suggests while one types, and lists all it finds', async ({ page, network }) => {
  await visitOnce(page, network)
  const box = page.getByRole('searchbox', { name: 'Search' })
  await box.click()
  await box.pressSequentially('frankincence')
  const hit = page.getByRole('search').getByRole('link', { name: /Frankincense Anointing Oil/ })
  await expect(hit).toBeVisible()
  await expectPicturesDrawn(page)
  await hit.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Frankincense Anointing Oil')
  await page.goto('/search?q=candle')
  await waitForHydration(page)
  await expect(productLinks(page).filter({ hasText: 'The Hours Candle' })).toBeVisible()
  await page.reload()
  await expect(productLinks(page).filter({ hasText: 'The Hours Candle' })).toBeVisible()
  await expectAllPicturesDrawn(page)
})

test('what was looked at before is there again', async ({ page, network }) => {
  await visit(page, '/product/walnut-tray')
  await network.off()
  await openProduct(
    page,
    catalog.products.find(({ handle }) => handle === 'linen-runner')!,
  )
  await openProduct(
    page,
    catalog.products.find(({ handle }) => handle === 'keepsake-box')!,
  )
  const recent = page.getByRole('region', { name: 'Recently viewed' })
  await recent.scrollIntoViewIfNeeded()
  await expect(recent.getByRole('link', { name: 'Walnut Tray' })).toBeVisible()
  await expect(recent.getByRole('link', { name: /Linen/ })).toBeVisible()
  await expectPicturesDrawn(page)
})

test('reload, a new tab, and the way back stay in the shop', async ({ page, context, network }) => {
  await visitOnce(page, network)
  await page.reload()
  await waitForHydration(page)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const tab = await openTab(context, '/product/ribbed-stoneware-candle?scent=Clay')
  await waitForHydration(tab)
  await expect(tab.getByRole('heading', { level: 1 })).toHaveText(/Ribbed Stoneware/)
  await expect(tab.getByRole('main').getByText('Clay').first()).toBeVisible()
  await tab
    .getByRole('banner')
    .getByRole('link', { name: /ANOINT/ })
    .first()
    .click()
  await expect(tab).toHaveURL(/\/$/)
  await tab.goBack()
  await expect(tab.getByRole('heading', { level: 1 })).toHaveText(/Ribbed Stoneware/)
  await tab.reload()
  await expect(tab.getByRole('heading', { level: 1 })).toHaveText(/Ribbed Stoneware/)
})

test('a URL that leads nowhere still says so', async ({ page, network }) => {
  await visitOnce(page, network)
  await page.goto('/shop/socks-and-ties/nowhere')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing stands here')
  await expect(page.getByRole('main').getByRole('link', { name: 'Shop everything' })).toBeVisible()
})

test('what comes from the device carries the policy its file had, the shell too', async ({
  page,
  network,
}) => {
  const policyOf = async (path: string) =>
    (await page.request.get(path)).headers()['content-security-policy']
  const [visited, drawn] = ['/product/bud-vase', '/product/hours-candle']
  await visit(page, visited)
  const expected = [await policyOf(visited), await policyOf('/_shell.html')]
  await network.off()
  const policies: (string | undefined)[] = []
  for (const path of [visited, drawn]) {
    const answer = await page.goto(path)
    expect(answer?.fromServiceWorker(), path).toBe(true)
    policies.push(answer?.headers()['content-security-policy'])
    await waitForHydration(page)
  }
  expect(policies).toEqual(expected)
  expect(policies.join()).toContain("script-src 'self'")
})

test('chunks and the back end do not wait for the worker', async ({ page }) => {
  await visit(page, '/')
  await page.reload()
  await waitForHydration(page)
  const readSources = () =>
    page.evaluate(() => {
      type Routed = PerformanceResourceTiming & { workerFinalSourceType?: string }
      const files = performance.getEntriesByType('resource') as Routed[]
      const sourcesOf = (part: string) => [
        ...new Set(
          files
            .filter(({ name }) => name.includes(part))
            .map(({ workerFinalSourceType = 'none' }) => workerFinalSourceType),
        ),
      ]
      return { chunks: sourcesOf('/assets/'), backend: sourcesOf('/rest/v1/') }
    })
  await expect.poll(readSources).toEqual({ chunks: ['cache'], backend: ['network'] })
})
