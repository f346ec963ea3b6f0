import { expectAccessible } from '../fixtures/expect-accessible.ts'
import { waitForHydration } from '../fixtures/hydration.ts'
import { expectNoLayoutShift } from '../fixtures/layout-shift.ts'
import { expect, test } from '../fixtures/test.ts'

test('a heart on each card saves, on whichever page the card stands, and opens nothing', async ({
  page,
}) => {
  await page.goto('/shop/ceramics')
  await waitForHydration(page)
  const heart = page.getByRole('button', { name: 'Save Stoneware Bud Vase' })
  await expect(heart).toHaveAttribute('aria-pressed', 'false', { timeout: 30_000 })
  await heart.click()
  await expect(heart).toHaveAttribute('aria-pressed', 'true')
  await expect(page).toHaveURL(/\/shop\/ceramics$/)
  await expectAccessible(page)
  await page.goto('/search?q=bud+vase')
  await expect(heart).toHaveAttribute('aria-pressed', 'true', { timeout: 30_000 })
  await page.goto('/account/wishlist')
  await expect(page.getByRole('heading', { name: 'Stoneware Bud Vase' })).toBeVisible()
  await heart.click()
  await expect(heart).toHaveAttribute('aria-pressed', 'false')
  await page.goto('/shop/ceramics')
  await expect(heart).toHaveAttribute('aria-pressed', 'false', { timeout: 30_000 })
})

test('the cart shows what was saved, below its lines and where there are none', async ({
  page,
}) => {
  await page.goto('/shop/ceramics')
  await waitForHydration(page)
  for (const title of ['Stoneware Bud Vase', 'Nesting Bowls, Set of Three']) {
    const heart = page.getByRole('button', { name: `Save ${title}` })
    await heart.click({ timeout: 30_000 })
    await expect(heart).toHaveAttribute('aria-pressed', 'true')
  }
  const saved = page.getByRole('region', { name: 'From your wishlist' })
  await page.goto('/cart')
  await expect(saved.getByRole('heading', { level: 3 })).toHaveText([
    'Nesting Bowls, Set of Three',
    'Stoneware Bud Vase',
  ])
  await expectNoLayoutShift(page)
  await saved.getByRole('link', { name: 'Stoneware Bud Vase' }).click()
  await page.locator('[data-intent="add"]').first().click()
  await expect(page.getByRole('dialog', { name: 'Your cart' })).toBeVisible()
  await page.goto('/cart')
  await expect(page.getByRole('button', { name: /^Remove/ })).toBeVisible()
  await expect(saved).toBeVisible()
  await expectNoLayoutShift(page)
  await expectAccessible(page)
  const vase = saved.getByRole('button', { name: 'Save Stoneware Bud Vase' })
  await vase.click()
  await expect(vase).toHaveAttribute('aria-pressed', 'false')
  await expect(saved.getByRole('heading', { level: 3 })).toHaveText([
    'Nesting Bowls, Set of Three',
    'Stoneware Bud Vase',
  ])
  await saved.getByRole('link', { name: 'Wishlist' }).click()
  await expect(page.getByRole('heading', { level: 3 })).toHaveText(['Nesting Bowls, Set of Three'])
})
