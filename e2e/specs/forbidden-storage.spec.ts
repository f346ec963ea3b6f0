import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { waitForHydration } from '../fixtures/hydration.ts'
import { listenForProblems } from '../fixtures/problem-log.ts'
import { expect, test } from '../fixtures/test.ts'

/** What a shopper chooses under "Block all cookies": storage, and with it locks, are refused to every page. */
const preferences = { profile: { default_content_setting_values: { cookies: 2 } } }

test(
  'where storage is forbidden the shop works, and the cart lives as long as the page',
  { tag: '@once' },
  async ({ baseURL, launchOptions }, testInfo) => {
    const folder = testInfo.outputPath('profile')
    await mkdir(join(folder, 'Default'), { recursive: true })
    await writeFile(join(folder, 'Default', 'Preferences'), JSON.stringify(preferences))
    const context = await chromium.launchPersistentContext(folder, { ...launchOptions, baseURL })
    const problems = listenForProblems(context)
    const page = await context.newPage()
    await page.goto('/product/hours-candle')
    await waitForHydration(page)
    const refused = await page.evaluate(() =>
      navigator.locks.request('any', () => '').catch((error: Error) => error.name),
    )
    expect(refused, 'this browser refuses').toBe('SecurityError')
    await page.getByRole('button', { name: 'Add to cart' }).click()
    const drawer = page.getByRole('dialog', { name: 'Your cart' })
    await drawer.getByRole('button', { name: 'Increase quantity of The Hours Candle' }).click()
    await drawer.getByRole('link', { name: 'View your cart' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your cart')
    await expect(page.getByRole('main').getByText('$116.00').first()).toBeVisible()
    await expect(page.getByRole('link', { name: 'Cart, 2 items' })).toBeVisible()
    // A browser that keeps nothing keeps no worker either, and says so.
    expect(problems.filter((text) => !/ServiceWorker|manifest/i.test(text))).toEqual([])
    await context.close()
  },
)
