import type { BrowserContext, Page } from '@playwright/test'
import { waitForHydration } from '../../fixtures/hydration.ts'
import { openProduct } from '../../fixtures/offline-shop.ts'
import { expect, test, visit } from '../../fixtures/offline-test.ts'
import { catalog } from '../../fixtures/pages.ts'

const dayMs = 86_400_000

/** Sets the worker's clock; the page's is Playwright's. */
async function setWorkerClock(context: BrowserContext, byMs: number) {
  const [worker] = context.serviceWorkers()
  await worker!.evaluate((ms) => {
    const now = Date.now.bind(Date)
    Date.now = () => now() + ms
  }, byMs)
}

async function setClocks(page: Page, byMs: number) {
  await page.clock.install({ time: Date.now() + byMs })
  await setWorkerClock(page.context(), byMs)
}

for (const [name, byMs] of [
  ['a day ahead', dayMs],
  ['a day behind', -dayMs],
  ['ten years ahead', 3_652 * dayMs],
] as const)
  test(`a device whose clock is ${name} opens every kind of page offline`, async ({
    page,
    network,
  }) => {
    await visit(page, `/product/${catalog.products[0]!.handle}`)
    await setClocks(page, byMs)
    await page.goto('/shop/candles')
    await waitForHydration(page)
    await network.off()
    for (const product of catalog.products.slice(0, 3)) await openProduct(page, product)
    await page.goto('/shop/candles')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Candles')
    await page.goto('/')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await waitForHydration(page)
    await expect(page.locator('.status-line')).toContainText('Offline')
  })

test('prices of a day ago say which day, and those of a future say nothing', async ({
  page,
  network,
}) => {
  await visit(page, '/')
  await page.clock.install({ time: Date.now() + dayMs })
  await network.off()
  await page.goto('/shop/oils')
  await expect(page.locator('.status-line')).toHaveText(
    /^Offline · prices as of \d{1,2} [A-Z]\w+, \d\d:\d\d$|^Offline · prices as of [A-Z]\w+ \d{1,2}, \d\d:\d\d$/,
  )
  await page.clock.setSystemTime(Date.now() - dayMs)
  await page.goto('/shop/candles')
  await expect(page.locator('.status-line')).toHaveText('Offline')
})
