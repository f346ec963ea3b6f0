import { expectAccessible } from '../fixtures/expect-accessible.ts'
import { waitForHydration } from '../fixtures/hydration.ts'
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
