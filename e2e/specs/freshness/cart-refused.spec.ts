import { createCatalogWriter } from '../../fixtures/catalog-writer.ts'
import { waitForHydration } from '../../fixtures/hydration.ts'
import { expectAllSent } from '../../fixtures/stored-cart.ts'
import { expect, syncTest as test } from '../../fixtures/sync-test.ts'

test('a change the server refuses rolls back, with the reason', async ({ phone, sql, cleanUp }) => {
  const { page, context, shopper } = phone
  await page.goto('/product/balm-of-gilead-roll-on')
  await waitForHydration(page)
  const add = page.getByRole('button', { name: 'Add to cart' })
  const drawer = page.getByRole('dialog', { name: 'Your cart' })
  await add.click()
  await expect(drawer.getByRole('spinbutton')).toHaveValue('1')
  await expect(drawer.locator('img').first()).toHaveJSProperty('complete', true)
  await expectAllSent(page, shopper.userId)
  await page.keyboard.press('Escape')
  // Offline the page cannot hear that it is no longer sold, so it asks for what the server must refuse.
  await context.setOffline(true)
  await createCatalogWriter(sql, cleanUp).setPublished('balm-of-gilead-roll-on', false)
  await add.click()
  await expect(drawer.getByRole('spinbutton')).toHaveValue('2')
  await context.setOffline(false)
  await expect(drawer.locator('.cart-refusal')).toContainText(
    'was taken back: it is no longer sold',
  )
  await expect(drawer.getByText('Not sent yet')).toHaveCount(0)
})
