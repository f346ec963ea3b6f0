import type { Page } from '@playwright/test'
import { waitForHydration } from '../../fixtures/hydration.ts'
import { openFacet, productLinks, readCount, readTotal } from '../../fixtures/listing.ts'
import { expect, test } from '../../fixtures/test.ts'

// The same shop with 1,000 products: what the device's own index can just hold.
test.describe.configure({ mode: 'serial' })
test.use({ baseURL: async ({ largeShop }, use) => use(largeShop.url) })

async function openShop(page: Page, query = '') {
  await page.goto(`/shop${query}`)
  await waitForHydration(page)
  return readTotal(page)
}

test('all of it is listed, page after page, nothing twice', async ({ page }) => {
  expect(await openShop(page)).toBe(1_000)
  const seen = new Set<string | null>()
  for (const at of [1, 2, 50, 100]) {
    await page.goto(`/shop?page=${at}`)
    await waitForHydration(page)
    await readTotal(page)
    const links = await productLinks(page).evaluateAll((all) =>
      all.map((link) => link.getAttribute('href')),
    )
    expect(links).toHaveLength(10)
    for (const link of links) seen.add(link)
  }
  expect(seen.size).toBe(40)
  await expect(page.getByRole('link', { name: 'Next page' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Previous page' }).click()
  await expect(page).toHaveURL(/page=99$/)
})

test('facets count right, alone and together', async ({ page }) => {
  await openShop(page)
  const bands = ['under-30', '30-60', '60-100', 'over-100']
  let sum = 0
  for (const band of bands) sum += await readCount(await openFacet(page, 'price', band))
  expect(sum, 'price bands share out all products').toBe(1_000)
  const stone = await openFacet(page, 'stone', 'Moonstone')
  const promised = await readCount(stone)
  await stone.check()
  await expect(page).toHaveURL(/stone=Moonstone/)
  await expect.poll(() => readTotal(page)).toBe(promised)
  const dear = await openFacet(page, 'price', 'over-100')
  const both = await readCount(dear)
  await dear.check()
  await expect(page).toHaveURL(/price=over-100/)
  await expect.poll(() => readTotal(page)).toBe(both)
})

test('the cheapest come first where that is asked', async ({ page }) => {
  await openShop(page, '?sort=price-asc')
  const texts = await page.getByRole('main').locator('.card-price .price').allInnerTexts()
  const prices = texts.map((text) => Number(/\d[\d,.]*/.exec(text)![0].replace(',', '')))
  expect(prices).toEqual(prices.toSorted((a, b) => a - b))
  expect(prices.length).toBeGreaterThan(5)
})

test('a search finds one in a thousand, with a typing error', async ({ page }) => {
  await openShop(page)
  await page.getByRole('searchbox', { name: 'Search' }).click()
  await page.keyboard.type('teardrop pendant')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/search\?q=teardrop/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('teardrop')
  const total = await readTotal(page)
  expect(total).toBeGreaterThan(10)
  await page.goto('/search?q=teardrop+pendnat')
  await waitForHydration(page)
  await expect.poll(() => readTotal(page)).toBe(total)
})
