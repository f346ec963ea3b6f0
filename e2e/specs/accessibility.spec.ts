import { expectAccessible } from '../fixtures/expect-accessible.ts'
import { waitForHydration } from '../fixtures/hydration.ts'
import { kindsOfPages } from '../fixtures/pages.ts'
import { expect, test } from '../fixtures/test.ts'

// Last: what stands in for pages that no file was made for.
const standIns = ['/product/gone-away', '/no-such-page', '/_shell']
const shown = [...kindsOfPages.map(({ path }) => path), '/search?q=candle', ...standIns]

// Motion is taken out so that axe measures colours, not moments between them.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

for (const path of shown) {
  const tag = /^\/(shop\/.*|product\/t.*|search\?.*)?$/.test(path) ? '@screens' : '@once'
  test.describe(() => {
    test.use({ expectedProblems: /gone|no-such/.test(path) ? [/404/] : [] })

    test(`${path} is accessible in both themes`, { tag }, async ({ page }) => {
      await page.goto(path)
      await waitForHydration(page)
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
      await expectAccessible(page)
    })
  })
}

test('an open cart, a filled cart and an open search are accessible', async ({ page }) => {
  test.setTimeout(120_000)
  await page.goto('/product/hours-candle')
  await waitForHydration(page)
  await page.getByRole('button', { name: 'Add to cart' }).click()
  const drawer = page.getByRole('dialog', { name: 'Your cart' })
  await expect(drawer.getByRole('link', { name: 'The Hours Candle' })).toBeVisible()
  await expectAccessible(page)
  await page.goto('/cart')
  await waitForHydration(page)
  await expect(page.getByRole('link', { name: 'The Hours Candle' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('searchbox', { name: 'Search' }).click()
  await page.keyboard.type('candle')
  await expect(
    page
      .getByRole('search')
      .getByRole('link', { name: /Candle/ })
      .first(),
  ).toBeVisible()
  await expectAccessible(page)
})

test.describe('on the narrowest screen', { tag: '@once' }, () => {
  test.use({ viewport: { width: 320, height: 640 } })

  const answers = ['/search?q=candle', '/search?q=zzzz', '/shop?category=oils&stone=Garnet']
  for (const path of [...kindsOfPages.map((kind) => kind.path), ...answers]) {
    test(`${path} needs no scrolling sideways`, async ({ page }) => {
      await page.goto(path)
      await waitForHydration(page)
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
      const excess = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(excess).toBe(0)
    })
  }
})

test('every picture has its size and its words', { tag: '@once' }, async ({ page }) => {
  test.setTimeout(120_000)
  for (const { path } of kindsOfPages) {
    await page.goto(path)
    await waitForHydration(page)
    const bare = await page
      .locator('img')
      .evaluateAll((list) =>
        (list as HTMLImageElement[])
          .filter(
            (img) =>
              !img.getAttribute('width') ||
              !img.getAttribute('height') ||
              img.alt === null ||
              !img.hasAttribute('alt'),
          )
          .map(({ outerHTML }) => outerHTML),
      )
    expect(bare, path).toEqual([])
  }
})
