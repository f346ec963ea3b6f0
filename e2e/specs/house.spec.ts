import { waitForHydration } from '../fixtures/hydration.ts'
import { catalog } from '../fixtures/pages.ts'
import { expect, test } from '../fixtures/test.ts'

test('home leads to every category', async ({ page }) => {
  await page.goto('/')
  const main = page.getByRole('main')
  for (const { handle } of catalog.categories)
    await expect(main.locator(`a[href="/shop/${handle}"]`).first(), handle).toBeAttached()
  await waitForHydration(page)
  await main.locator('a[href="/shop/candles"]').first().click()
  await expect(page).toHaveURL(/\/shop\/candles$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Candles')
})

test('home shows products, and they open', async ({ page }) => {
  await page.goto('/')
  await waitForHydration(page)
  const product = page.getByRole('main').locator('a[href^="/product/"]').first()
  const path = (await product.getAttribute('href'))!
  await product.click()
  await expect(page).toHaveURL(new RegExp(`${path.split('?')[0]}(\\?|$)`))
  await expect(page.getByRole('button', { name: /Add to cart|Sold out/ })).toBeVisible()
})

for (const [path, words] of [
  ['/about', 'batches'],
  ['/shipping', 'Canada'],
  ['/returns', 'days'],
  ['/privacy', 'device'],
] as const) {
  test(`${path} is reached from the foot of the page and has something to say`, async ({
    page,
  }) => {
    await page.goto('/shop')
    await waitForHydration(page)
    await page.getByRole('contentinfo').locator(`a[href="${path}"]`).click()
    await expect(page).toHaveURL(new RegExp(`${path}$`))
    const main = page.getByRole('main')
    await expect(main).toContainText(words)
    expect((await main.innerText()).length).toBeGreaterThan(800)
  })
}

test('the theme can be chosen and is remembered', async ({ page }) => {
  await page.goto('/about')
  await waitForHydration(page)
  const theme = page.getByRole('contentinfo').getByRole('group', { name: 'Theme' })
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const light = await ground()
  await theme.getByRole('button', { name: 'Dark' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  expect(await ground()).not.toBe(light)
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test.describe('where nothing is', () => {
  test.use({ expectedProblems: [/404/] })

  for (const path of ['/no-such-page', '/shop/no-such-shelf', '/product/no-such-thing', '/a/b/c']) {
    test(`${path} answers 404 and helps on`, async ({ page }) => {
      const response = await page.goto(path)
      expect(response!.status()).toBe(404)
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
      await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', 'noindex')
      await waitForHydration(page)
      await page.getByRole('main').locator('a[href="/shop"]').first().click()
      await expect(page).toHaveURL(/\/shop$/)
      await expect(page.locator('meta[name="robots"]')).toHaveCount(0)
    })
  }
})
