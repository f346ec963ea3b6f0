import type { Page } from '@playwright/test'
import { waitForHydration } from '../fixtures/hydration.ts'
import { expect, test } from '../fixtures/test.ts'

/** Products offered below the box. */
const hits = (page: Page) =>
  page
    .getByRole('search')
    .getByRole('link')
    .filter({ has: page.locator('img') })

test('the search box answers while one types, with pictures', async ({ page }) => {
  await page.goto('/')
  await waitForHydration(page)
  const box = page.getByRole('searchbox', { name: 'Search' })
  await box.click()
  await box.pressSequentially('frank')
  const hit = hits(page).filter({ hasText: 'Frankincense Anointing Oil' })
  await expect(hit).toBeVisible()
  expect(await hit.locator('img').evaluate((img: HTMLImageElement) => img.width)).toBeGreaterThan(
    20,
  )
  await hit.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Frankincense Anointing Oil')
})

test('typing errors are forgiven', async ({ page }) => {
  await page.goto('/about')
  await waitForHydration(page)
  const box = page.getByRole('searchbox', { name: 'Search' })
  await box.click()
  for (const typo of ['frankincence', 'braclet', 'candel']) {
    await box.fill(typo)
    await expect(hits(page).first(), typo).toBeVisible()
  }
  await box.fill('zzzzqqqq')
  await expect(page.getByText('Nothing here answers to')).toBeVisible()
})

test('by keyboard alone: down to a hit, enter opens it, escape leaves', async ({ page }) => {
  await page.goto('/')
  await waitForHydration(page)
  const box = page.getByRole('searchbox', { name: 'Search' })
  await box.focus()
  await page.keyboard.type('bracelet')
  await expect(hits(page).first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(hits(page)).toHaveCount(0)
  await expect(box).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(hits(page).first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(hits(page).first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Prayer Bead Bracelet')
})

test('enter shows all results on a page whose URL can be sent', async ({ page }) => {
  await page.goto('/')
  await waitForHydration(page)
  const box = page.getByRole('searchbox', { name: 'Search' })
  await box.click()
  await box.pressSequentially('candle')
  await box.press('Enter')
  await expect(page).toHaveURL(/\/search\?q=candle/)
  const results = page.getByRole('main').getByRole('link', { name: /The Hours Candle/ })
  await expect(results.first()).toBeVisible()
  await page.reload()
  await expect(results.first()).toBeVisible()
  await expect(box).toHaveValue('candle')
})

test('without any script of ours the box is a form that leads to the results', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(process.env['SHOP_URL']!)
  const box = page.getByRole('searchbox', { name: 'Search' })
  await box.fill('candle')
  await box.press('Enter')
  await expect(page).toHaveURL(/\/search\?q=candle/)
  await context.close()
})
