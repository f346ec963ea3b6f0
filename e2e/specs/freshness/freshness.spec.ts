import { createCatalogWriter } from '../../fixtures/catalog-writer.ts'
import { waitForHydration } from '../../fixtures/hydration.ts'
import { findJsonLdErrors, listOffers, readJsonLd, readProduct } from '../../fixtures/json-ld.ts'
import { expect, test } from '../../fixtures/test.ts'

// The pages were built before all of this: what is right here is right because the database was asked.

test('a price changed since the build is right on the page, and for search engines', async ({
  page,
  sql,
  cleanUp,
}) => {
  await createCatalogWriter(sql, cleanUp).setPrice('AA-WOD-TRY-RND', 9_137)
  await page.goto('/product/walnut-tray')
  await expect(page.getByRole('main').getByText('$91.37').first()).toBeVisible()
  await expect(page.getByRole('main').getByText('$96.00')).toHaveCount(0)
  const items = await readJsonLd(page)
  expect(await findJsonLdErrors(items)).toEqual([])
  expect(listOffers(await readProduct(page)).map(({ price }) => price)).toContain('91.37')
  await page.goto('/shop/linen-wood')
  await waitForHydration(page)
  await page.goto('/shop/linen-wood?sort=price-desc')
  await expect(page.getByRole('main').getByText('$148.00').first()).toBeVisible()
})

test('a page that stays open hears of a change when it is looked at again', async ({
  page,
  sql,
  cleanUp,
}) => {
  const writer = createCatalogWriter(sql, cleanUp)
  await page.goto('/product/keepsake-box')
  await waitForHydration(page)
  await expect(page.getByRole('main').getByText('$148.00').first()).toBeVisible()
  await writer.setPrice('AA-WOD-BOX', 15_555)
  // The clock is the page's own: it asks each minute.
  await page.clock.install()
  await page.reload()
  await waitForHydration(page)
  await writer.setPrice('AA-WOD-BOX', 16_666)
  await page.clock.runFor('01:05')
  await expect(page.getByRole('main').getByText('$166.66').first()).toBeVisible()
})

test('stock that ran out cannot be bought', async ({ page, sql, cleanUp }) => {
  await createCatalogWriter(sql, cleanUp).setStock('AA-WOD-BOX', 0)
  await page.goto('/product/keepsake-box')
  await waitForHydration(page)
  await expect(page.getByRole('main').getByRole('button', { name: 'Sold out' })).toBeDisabled()
  const [offer] = listOffers(await readProduct(page))
  expect(offer!.availability).toMatch(/OutOfStock$/)
})

test('a cart is taken back to what is left, and says so', async ({ page, sql, cleanUp }) => {
  await page.goto('/product/keepsake-box')
  await waitForHydration(page)
  await page.getByRole('spinbutton', { name: /Quantity/ }).fill('5')
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await expect(page.getByRole('dialog', { name: 'Your cart' })).toBeVisible()
  await createCatalogWriter(sql, cleanUp).setStock('AA-WOD-BOX', 2)
  await page.goto('/cart')
  await expect(page.getByText(/only 2 are left/)).toBeVisible()
  await expect(page.getByRole('banner').getByRole('link', { name: 'Cart, 2 items' })).toBeVisible()
})

test('a title changed since the build is the heading, the title and the description', async ({
  page,
  sql,
  cleanUp,
}) => {
  await createCatalogWriter(sql, cleanUp).setTitle('linen-runner', 'Linen Runner for Long Tables')
  await page.goto('/product/linen-runner')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Linen Runner for Long Tables')
  await expect(page).toHaveTitle(/Linen Runner for Long Tables/)
  expect((await readProduct(page)).name).toBe('Linen Runner for Long Tables')
  await page.goto('/shop/linen-wood')
  const card = page.getByRole('main').getByRole('link', { name: /Linen Runner for Long Tables/ })
  await expect(card.first()).toBeVisible()
})

test('a product newer than the build is listed, found, and opens at its URL', async ({
  page,
  sql,
  cleanUp,
  baseURL,
}) => {
  const url = `${baseURL}/icon.svg`
  const writer = createCatalogWriter(sql, cleanUp)
  await writer.insertProduct('rolled-honey-candle', 'Rolled Honey Candle', url)
  const response = await page.goto('/product/rolled-honey-candle')
  expect(response!.status()).toBe(200)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Rolled Honey Candle')
  await expect(page.getByRole('main').getByText('$31.00').first()).toBeVisible()
  await expect(page.getByRole('main').getByText('Only 4 left')).toBeVisible()
  await expect(page.getByRole('main').locator(`img[src="${url}"]`).first()).toBeVisible()
  expect(listOffers(await readProduct(page))[0]!.price).toBe('31.00')

  await page.goto('/shop/candles')
  const card = page
    .getByRole('main')
    .getByRole('link', { name: /Rolled Honey Candle/ })
    .first()
  await expect(card).toBeVisible()
  await page.getByRole('searchbox', { name: 'Search' }).click()
  await page.keyboard.type('rolled hon')
  await page
    .getByRole('search')
    .getByRole('link', { name: /Rolled Honey Candle/ })
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Rolled Honey Candle')
  await page.getByRole('button', { name: 'Add to cart' }).click()
  const drawer = page.getByRole('dialog', { name: 'Your cart' })
  await expect(drawer.getByRole('link', { name: 'Rolled Honey Candle' })).toBeVisible()
})

test('what is no longer sold says so, and leaves the lists', async ({ page, sql, cleanUp }) => {
  await createCatalogWriter(sql, cleanUp).setPublished('bud-vase', false)
  await page.goto('/product/bud-vase')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No longer sold')
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', 'noindex')
  await expect(page.getByRole('button', { name: 'Add to cart' })).toHaveCount(0)
  await page.goto('/shop/ceramics')
  await expect(
    page.getByRole('main').getByRole('link', { name: /Stoneware Bud Vase/ }),
  ).toHaveCount(0)
})
