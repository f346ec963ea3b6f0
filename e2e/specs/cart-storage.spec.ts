import type { Page } from '@playwright/test'
import { deleteCart, setCartVersion } from '../fixtures/cart-database.ts'
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
    await deleteCart(page)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Add to cart' }).click()
    await expect(drawerOf(page)).toBeVisible()
    await expect.poll(() => readStoredCart(page)).toEqual(['1 hours-candle'])
    await page.reload()
    await expect(page.getByRole('link', { name: 'Cart, 1 item' })).toBeVisible()
  },
)

test(
  'while storage cannot be had the cart goes on in memory, and joins what is stored once it is back',
  { tag: '@once' },
  async ({ page }) => {
    await addCandle(page)
    // As a tab with a newer shop would.
    await setCartVersion(page, 2)
    await increase(page)
    await expect(countOf(page)).toHaveValue('2')
    await increase(page)
    await expect(countOf(page)).toHaveValue('3')
    expect(await readStoredCart(page), 'nothing can be written').toEqual(['1 hours-candle'])
    await setCartVersion(page, 1)
    await increase(page)
    await expect(countOf(page)).toHaveValue('4')
    expect(await readStoredCart(page)).toEqual(['4 hours-candle'])
    await page.reload()
    await expect(page.getByRole('link', { name: 'Cart, 4 items' })).toBeVisible()
  },
)
