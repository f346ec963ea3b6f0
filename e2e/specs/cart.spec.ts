import type { Page } from '@playwright/test'
import { waitForHydration } from '../fixtures/hydration.ts'
import { expect, test } from '../fixtures/test.ts'

const drawerOf = (page: Page) => page.getByRole('dialog', { name: 'Your cart' })
const linkOf = (page: Page, words: string) =>
  page.getByRole('banner').getByRole('link', { name: words, exact: true })

async function addToCart(page: Page, path: string) {
  await page.goto(path)
  await waitForHydration(page)
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await expect(drawerOf(page)).toBeVisible()
}

test('an empty cart says so and leads back to the shop', async ({ page }) => {
  await page.goto('/cart')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your cart')
  await expect(linkOf(page, 'Cart, empty')).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: 'Shop everything' }).click()
  await expect(page).toHaveURL(/\/shop$/)
})

test('adding opens the drawer, and the header counts', async ({ page }) => {
  await addToCart(page, '/product/hours-candle')
  const drawer = drawerOf(page)
  await expect(drawer.getByRole('link', { name: 'The Hours Candle' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(drawer).toBeHidden()
  await expect(linkOf(page, 'Cart, 1 item')).toBeVisible()
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await expect(drawer).toBeVisible()
  await drawer.getByRole('link', { name: 'View your cart' }).click()
  await expect(page).toHaveURL(/\/cart$/)
  await expect(drawer).toBeHidden()
  await expect(linkOf(page, 'Cart, 2 items')).toBeVisible()
})

test('quantities change the sums, and the number is the same after a reload', async ({ page }) => {
  await addToCart(page, '/product/hours-candle')
  await page.goto('/cart')
  await waitForHydration(page)
  const main = page.getByRole('main')
  await main.getByRole('button', { name: 'Increase quantity of The Hours Candle' }).click()
  await expect(main.getByText('$116.00')).not.toHaveCount(0)
  await expect(linkOf(page, 'Cart, 2 items')).toBeVisible()
  await page.reload()
  await expect(linkOf(page, 'Cart, 2 items')).toBeVisible()
  await main.getByRole('button', { name: 'Decrease quantity of The Hours Candle' }).click()
  await expect(linkOf(page, 'Cart, 1 item')).toBeVisible()
  await expect(main.getByText('$58.00')).not.toHaveCount(0)
})

test('a removed line comes back whole', async ({ page }) => {
  await addToCart(page, '/product/hours-candle')
  await addToCart(page, '/product/keepsake-box')
  await page.goto('/cart')
  await waitForHydration(page)
  const main = page.getByRole('main')
  await main.getByRole('button', { name: 'Increase quantity of The Hours Candle' }).click()
  await expect(linkOf(page, 'Cart, 3 items')).toBeVisible()
  await main.getByRole('button', { name: 'Remove The Hours Candle' }).click()
  await expect(main.getByRole('link', { name: 'The Hours Candle' })).toHaveCount(0)
  await expect(linkOf(page, 'Cart, 1 item')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(main.getByRole('link', { name: 'The Hours Candle' })).toBeVisible()
  await expect(linkOf(page, 'Cart, 3 items')).toBeVisible()
  await main.getByRole('button', { name: 'Remove The Hours Candle' }).click()
  await main.getByRole('button', { name: 'Increase quantity of Walnut Keepsake Box' }).click()
  await expect(linkOf(page, 'Cart, 2 items')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Undo' }), 'until the next change').toHaveCount(0)
})

test('tabs of a device share the cart, without a reload', async ({ page, context }) => {
  await page.goto('/cart')
  await waitForHydration(page)
  const other = await context.newPage()
  await addToCart(other, '/product/keepsake-box')
  await expect(
    page.getByRole('main').getByRole('link', { name: 'Walnut Keepsake Box' }),
  ).toBeVisible()
  await expect(linkOf(page, 'Cart, 1 item')).toBeVisible()
  await page.getByRole('main').getByRole('button', { name: 'Remove Walnut Keepsake Box' }).click()
  await expect(drawerOf(other).getByText('Your cart is empty')).toBeVisible()
})

test('two tabs adding at once both count', async ({ page, context }) => {
  const other = await context.newPage()
  for (const tab of [page, other]) {
    await tab.goto('/product/hours-candle')
    await waitForHydration(tab)
  }
  await Promise.all(
    [page, other].map((tab) => tab.getByRole('button', { name: 'Add to cart' }).click()),
  )
  await page.keyboard.press('Escape')
  await expect(linkOf(page, 'Cart, 2 items')).toBeVisible()
})

test('a cart never holds more than there is', async ({ page, sql }) => {
  const [row] = await sql<{ stock: number }[]>`
    select (v ->> 'stock')::int as stock
    from jsonb_array_elements(public.catalog_changes(0) -> 'products') as p,
      jsonb_array_elements(p -> 'variants') as v
    where p ->> 'handle' = 'keepsake-box'`
  await addToCart(page, '/product/keepsake-box')
  await page.goto('/cart')
  await waitForHydration(page)
  const field = page.getByRole('main').getByRole('spinbutton', { name: /Walnut Keepsake Box/ })
  await field.fill('99')
  await field.press('Enter')
  await expect(field).toHaveValue(String(Math.min(row!.stock, 99)))
})

/** A cart as the shop kept it before it was a log. */
async function leaveFormerCart(page: Page) {
  await page.goto('/product/hours-candle')
  await page.evaluate(() => {
    const variant = document.querySelector<HTMLElement>('[data-buy]')!.dataset.default
    const lines = [{ variant, handle: 'hours-candle', quantity: 2 }]
    localStorage.setItem('cart:guest', JSON.stringify({ lines, applied: ['an-early-tap'] }))
  })
}

test('a cart kept by an earlier version of the shop is taken over, once', async ({ page }) => {
  await leaveFormerCart(page)
  await page.goto('/cart')
  await expect(linkOf(page, 'Cart, 2 items')).toBeVisible()
  const main = page.getByRole('main')
  await expect(main.getByRole('link', { name: 'The Hours Candle' })).toBeVisible()
  expect(await page.evaluate(() => localStorage.getItem('cart:guest'))).toBeNull()
  await page.reload()
  await expect(main.getByRole('spinbutton', { name: /The Hours Candle/ })).toHaveValue('2')
  await expect(linkOf(page, 'Cart, 2 items')).toBeVisible()
})

test('where storage is blocked the cart lives as long as the page, and says nothing of it', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('blocked', 'SecurityError')
    }
    Object.defineProperty(IDBFactory.prototype, 'open', { value: refuse })
    Object.defineProperty(Storage.prototype, 'setItem', { value: refuse })
  })
  await addToCart(page, '/product/hours-candle')
  const drawer = drawerOf(page)
  await drawer.getByRole('button', { name: 'Increase quantity of The Hours Candle' }).click()
  await expect(drawer.getByRole('spinbutton')).toHaveValue('2')
  await drawer.getByRole('link', { name: 'View your cart' }).click()
  await expect(linkOf(page, 'Cart, 2 items')).toBeVisible()
  await page.getByRole('button', { name: 'Remove The Hours Candle' }).click()
  await expect(page.getByText('Your cart is empty')).toBeVisible()
})

test('a guest who only looks loads no accounts, no sockets and no cart', async ({ page }) => {
  const scripts: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname)
  })
  for (const path of ['/product/hours-candle', '/cart']) {
    await page.goto(path)
    await waitForHydration(page)
    await page.waitForLoadState('networkidle')
  }
  expect(scripts.length).toBeGreaterThan(4)
  const late = /auth-client|follow-|cart-(store|contents|news)|sync-|flush-/
  expect(scripts.filter((path) => late.test(path))).toEqual([])
  await addToCart(page, '/product/hours-candle')
  expect(
    scripts.filter((path) => /cart-store/.test(path)),
    'it goes by that name',
  ).toHaveLength(1)
})
