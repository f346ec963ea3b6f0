import { createCatalogWriter } from '../../fixtures/catalog-writer.ts'
import { waitForHydration } from '../../fixtures/hydration.ts'
import { expect, syncTest as test } from '../../fixtures/sync-test.ts'

test('a change the server refuses rolls back, with the reason', async ({ phone, sql, cleanUp }) => {
  const { page } = phone
  await page.goto('/product/balm-of-gilead-roll-on')
  await waitForHydration(page)
  await createCatalogWriter(sql, cleanUp).setPublished('balm-of-gilead-roll-on', false)
  await page.getByRole('button', { name: 'Add to cart' }).click()
  const drawer = page.getByRole('dialog', { name: 'Your cart' })
  await expect(drawer.locator('.line-note')).toContainText('was taken back: it is no longer sold')
  await expect(drawer.getByRole('listitem')).toHaveCount(0)
})
