import type { Page } from '@playwright/test'
import { waitForHydration } from '../fixtures/hydration.ts'
import { readStoredCart } from '../fixtures/stored-cart.ts'
import { expect, test } from '../fixtures/test.ts'

const drawerOf = (page: Page) => page.getByRole('dialog', { name: 'Your cart' })
const countOf = (page: Page) => drawerOf(page).getByRole('spinbutton')
const increase = (page: Page) =>
  drawerOf(page).getByRole('button', { name: 'Increase quantity of The Hours Candle' }).click()

async function addCandle(page: Page) {
  await page.goto('/product/hours-candle')
  await waitForHydration(page)
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await expect(countOf(page)).toHaveValue('1')
}

test(
  'a connection to storage that was closed is opened again: what comes then is kept',
  { tag: '@once' },
  async ({ page }) => {
    await addCandle(page)
    await page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const deleting = indexedDB.deleteDatabase('cart')
          deleting.addEventListener('success', resolve)
          deleting.addEventListener('error', reject)
        }),
    )
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Add to cart' }).click()
    await expect(drawerOf(page)).toBeVisible()
    await expect.poll(() => readStoredCart(page)).toEqual(['1 hours-candle'])
    await page.reload()
    await expect(page.getByRole('link', { name: 'Cart, 1 item' })).toBeVisible()
  },
)

test(
  'while the device is full the cart goes on in memory, and joins what is stored once there is room',
  { tag: '@once' },
  async ({ page, baseURL }) => {
    const devtools = await page.context().newCDPSession(page)
    const allow = (quota: { quotaSize?: number }) =>
      devtools.send('Storage.overrideQuotaForOrigin', { origin: baseURL!, ...quota })
    await addCandle(page)
    await allow({ quotaSize: 1 })
    await increase(page)
    await expect(countOf(page)).toHaveValue('2')
    expect(await readStoredCart(page), 'this device is full').toEqual(['1 hours-candle'])
    await increase(page)
    await expect(countOf(page)).toHaveValue('3')
    await allow({})
    await increase(page)
    await expect(countOf(page)).toHaveValue('4')
    expect(await readStoredCart(page)).toEqual(['4 hours-candle'])
    await page.reload()
    await expect(page.getByRole('link', { name: 'Cart, 4 items' })).toBeVisible()
  },
)
