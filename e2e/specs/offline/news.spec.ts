import { createCatalogWriter } from '../../fixtures/catalog-writer.ts'
import { waitForHydration } from '../../fixtures/hydration.ts'
import { expect, test, visit } from '../../fixtures/offline-test.ts'

// What changed in the shop reaches the device without a new build.

const price = '$148.00'

test('a price changed while there was no network is right again after it', async ({
  page,
  network,
  sql,
  cleanUp,
}) => {
  await visit(page, '/product/keepsake-box')
  const shown = (text: string) => page.getByRole('main').getByText(text).first()
  await expect(shown(price)).toBeVisible()
  await network.off()
  await createCatalogWriter(sql, cleanUp).setPrice('AA-WOD-BOX', 15_555)
  await page.reload()
  await waitForHydration(page)
  await expect(shown(price)).toBeVisible()
  await network.on()
  await expect(shown('$155.55')).toBeVisible()
  await expect(shown(price)).toHaveCount(0)
})

test('a price heard of once is still known without a network, on any page', async ({
  page,
  network,
  sql,
  cleanUp,
}) => {
  await createCatalogWriter(sql, cleanUp).setPrice('AA-WOD-BOX', 14_444)
  await visit(page, '/')
  // The feed has answered, and the answer is kept for the next page.
  await expect
    .poll(() => page.evaluate(async () => (await caches.match('/data/kept-overlay.json'))?.text()))
    .toContain('14444')
  await network.off()
  await page.goto('/product/keepsake-box')
  await expect(page.getByRole('main').getByText('$144.44').first()).toBeVisible()
  await page.goto('/shop/linen-wood')
  await expect(page.getByRole('main').getByText('$144.44').first()).toBeVisible()
})
