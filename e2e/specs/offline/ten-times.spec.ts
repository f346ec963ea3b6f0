import type { BrowserContext, Page } from '@playwright/test'
import { waitForHydration } from '../../fixtures/hydration.ts'
import { productLinks } from '../../fixtures/listing.ts'
import {
  addToCart,
  cartLink,
  narrowShop,
  openCategory,
  openProduct,
  sortCandles,
} from '../../fixtures/offline-shop.ts'
import { expect, openTab, test, visit } from '../../fixtures/offline-test.ts'
import { catalog } from '../../fixtures/pages.ts'
import { expectPicturesDrawn } from '../../fixtures/pictures-drawn.ts'

const products = catalog.products
type CatalogProduct = (typeof products)[number]

/**
 * In a trial a visited product now and then fell to "Not found". So ten devices, one after the other, visit one page, lose
 * the network at once when the page says it may go, and use all of the shop; then the same on a second visit.
 */
for (let round = 0; round < 10; round++)
  test(`round ${round + 1} of 10: a first visit, then a second, then no network`, async ({
    page,
    context,
    network,
  }) => {
    test.setTimeout(120_000)
    const visited = products[round]!
    const unseen = products[products.length - 1 - round]!
    await visit(page, `/product/${visited.handle}`)
    await network.off()
    await lookAround(page, visited, unseen)
    await openCategory(page, catalog.categories[round % catalog.categories.length]!)
    await fillCart(page)

    await network.on()
    await visit(page, `/product/${unseen.handle}`)
    await network.off()
    await lookAround(page, unseen, visited)
    await reopen(page, context, visited)
  })

/** Home, products, what was looked at, facets, sorting, search. */
async function lookAround(page: Page, visited: CatalogProduct, other: CatalogProduct) {
  await page.goto('/')
  await waitForHydration(page)
  await expectPicturesDrawn(page)
  await openProduct(page, visited)
  await openProduct(page, other)
  const recent = page.getByRole('region', { name: 'Recently viewed' })
  await recent.scrollIntoViewIfNeeded()
  await expect(recent.getByRole('link', { name: visited.title })).toBeVisible()
  await narrowShop(page)
  await sortCandles(page)
  await page.goto('/search?q=oil')
  await waitForHydration(page)
  await expect(productLinks(page).first()).toBeVisible()
}

/** From the list on screen into its first product, that into the cart, two of it, none, and back. */
async function fillCart(page: Page) {
  await productLinks(page).first().click()
  await expect(page.locator('form[data-buy]')).toBeVisible()
  await addToCart(page)
  await cartLink(page, 'Cart, 1 item').click()
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Increase quantity/ })
    .click()
  await expect(cartLink(page, 'Cart, 2 items')).toBeVisible()
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Remove/ })
    .click()
  await expect(cartLink(page, 'Cart, empty')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(cartLink(page, 'Cart, 2 items')).toBeVisible()
}

/** A reload, and a link from elsewhere in a new tab. */
async function reopen(page: Page, context: BrowserContext, product: CatalogProduct) {
  await openProduct(page, product)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(product.title)
  const tab = await openTab(context, `/product/${product.handle}`)
  await waitForHydration(tab)
  await expect(tab.getByRole('heading', { level: 1 })).toHaveText(product.title)
  await expect(cartLink(tab, 'Cart, 2 items')).toBeVisible()
}
