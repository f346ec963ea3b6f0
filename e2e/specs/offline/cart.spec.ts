import { waitForHydration } from '../../fixtures/hydration.ts'
import { addToCart, cartLink, openProduct } from '../../fixtures/offline-shop.ts'
import { expect, openTab, test, visit } from '../../fixtures/offline-test.ts'
import { catalog } from '../../fixtures/pages.ts'
import { expectPicturesDrawn } from '../../fixtures/pictures-drawn.ts'

const find = (handle: string) => catalog.products.find((product) => product.handle === handle)!
const candle = find('hours-candle')
const box = find('keepsake-box')

test('a cart is filled, changed, emptied and mended without a network', async ({
  page,
  context,
  network,
}) => {
  await visit(page, '/')
  await network.off()
  for (const product of [candle, box]) {
    await openProduct(page, product)
    await addToCart(page)
  }
  await cartLink(page, 'Cart, 2 items').click()
  const main = page.getByRole('main')
  await expect(main.getByRole('link', { name: candle.title })).toBeVisible()
  await expectPicturesDrawn(page)
  await main.getByRole('button', { name: `Increase quantity of ${candle.title}` }).click()
  await expect(cartLink(page, 'Cart, 3 items')).toBeVisible()
  await page.reload()
  await waitForHydration(page)
  await expect(cartLink(page, 'Cart, 3 items')).toBeVisible()
  await main.getByRole('button', { name: `Remove ${candle.title}` }).click()
  await expect(cartLink(page, 'Cart, 1 item')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(cartLink(page, 'Cart, 3 items')).toBeVisible()

  const tab = await openTab(context, '/cart')
  await expect(tab.getByRole('main').getByRole('link', { name: box.title })).toBeVisible()
  await expectPicturesDrawn(tab)
  await network.on()
  await tab.reload()
  await expect(cartLink(tab, 'Cart, 3 items')).toBeVisible()
})
