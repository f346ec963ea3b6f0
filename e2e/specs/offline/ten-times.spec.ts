import { waitForHydration } from '../../fixtures/hydration.ts'
import { productLinks } from '../../fixtures/listing.ts'
import { addToCart, cartLink, openCategory, openProduct } from '../../fixtures/offline-shop.ts'
import { expect, openTab, test, visit } from '../../fixtures/offline-test.ts'
import { catalog } from '../../fixtures/pages.ts'

const products = catalog.products

/**
 * In a trial a visited product now and then fell to "Not found". So ten devices, one after the other, visit one page, lose
 * the network at once when the page says it may go, and find another product each; then the same on a second visit.
 */
for (let round = 0; round < 10; round++)
  test(`round ${round + 1} of 10: a first visit, then a second, then no network`, async ({
    page,
    context,
    network,
  }) => {
    const visited = products[round]!
    const unseen = products[products.length - 1 - round]!
    await visit(page, `/product/${visited.handle}`)
    await network.off()
    await openProduct(page, visited)
    await openProduct(page, unseen)
    await openCategory(page, catalog.categories[round % catalog.categories.length]!)
    await addAndCount(page, 1)
    await page.goto('/search?q=oil')
    await waitForHydration(page)
    await expect(productLinks(page).first()).toBeVisible()

    await network.on()
    await visit(page, `/product/${unseen.handle}`)
    await network.off()
    await page.reload()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(unseen.title)
    const tab = await openTab(context, `/product/${visited.handle}`)
    await waitForHydration(tab)
    await expect(tab.getByRole('heading', { level: 1 })).toHaveText(visited.title)
    await expect(cartLink(tab, 'Cart, 1 item')).toBeVisible()
  })

/** From the list on screen into its first product, and that into the cart. */
async function addAndCount(page: Parameters<typeof addToCart>[0], count: number) {
  await productLinks(page).first().click()
  await expect(page.locator('form[data-buy]')).toBeVisible()
  await addToCart(page)
  await expect(cartLink(page, `Cart, ${count} item`)).toBeVisible()
}
