import type { Page } from '@playwright/test'
import { waitForHydration } from '../../fixtures/hydration.ts'
import { expectNoLayoutShift } from '../../fixtures/layout-shift.ts'
import { openFacet, productLinks, readCount, readTotal } from '../../fixtures/listing.ts'
import { expect, test } from '../../fixtures/test.ts'

// One product more than a device holds: the shop is the same, and the database answers what it lists and finds.
test.describe.configure({ mode: 'serial' })
test.use({ baseURL: async ({ remoteShop }, use) => use(remoteShop.url) })

/** Remembers what the page asks the database for. */
function watchAnswers(page: Page) {
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/rpc/search_products')) asked.push(request.url())
  })
  return asked
}

async function open(page: Page, path: string) {
  await page.goto(path)
  await waitForHydration(page)
}

const readPrices = async (page: Page) =>
  (await page.getByRole('main').locator('.card-price .price').allInnerTexts()).map((text) =>
    Number(/\d[\d,.]*/.exec(text)![0].replace(',', '')),
  )

test('home shows and counts what there is', async ({ page }) => {
  await open(page, '/')
  const main = page.getByRole('main')
  await expect(main.getByText('1,001 things')).toBeVisible()
  await expect(main.locator('.card')).not.toHaveCount(0)
  const path = (await main.locator('.card a[href^="/product/"]').first().getAttribute('href'))!
  await main.locator(`a[href="${path}"]`).first().click()
  await expect(page).toHaveURL(new RegExp(`${path}$`))
  await expect(page.getByRole('button', { name: /Add to cart|Sold out/ })).toBeVisible()
})

test('page after page is listed, nothing twice', async ({ page }) => {
  const asked = watchAnswers(page)
  const seen = new Set<string | null>()
  for (const at of [1, 2, 101]) {
    await open(page, `/shop?page=${at}`)
    expect(await readTotal(page)).toBe(1_001)
    const links = await productLinks(page).evaluateAll((all) =>
      all.map((link) => link.getAttribute('href')),
    )
    expect(links).toHaveLength(at === 101 ? 1 : 10)
    for (const link of links) seen.add(link)
    await expectNoLayoutShift(page)
  }
  expect(seen.size).toBe(21)
  expect(asked.length, 'the database was asked').toBeGreaterThan(0)
  await page.getByRole('link', { name: 'Previous page' }).click()
  await expect(page).toHaveURL(/page=100$/)
  await expect(productLinks(page)).toHaveCount(10)
})

test('facets count what they give, alone and together', async ({ page }) => {
  await open(page, '/shop')
  await readTotal(page)
  let sum = 0
  for (const band of ['under-30', '30-60', '60-100', 'over-100'])
    sum += await readCount(await openFacet(page, 'price', band))
  expect(sum, 'price bands share out all products').toBe(1_001)
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
  await page.goBack()
  await expect.poll(() => readTotal(page)).toBe(promised)
})

test('the order is kept from page to page', async ({ page }) => {
  await open(page, '/shop/jewelry')
  await page.getByRole('combobox', { name: 'Sort by' }).selectOption('price-asc')
  // The URL changes before the list does: the shop's own order lists ten and a tile, any other twelve.
  await expect(productLinks(page)).toHaveCount(12)
  const first = await readPrices(page)
  await page.getByRole('link', { name: 'Next page' }).click()
  await expect(page.locator('[aria-current="page"]', { hasText: /^2$/ })).toBeVisible()
  await readTotal(page)
  const prices = [...first, ...(await readPrices(page))]
  expect(prices).toHaveLength(24)
  expect(prices).toEqual(prices.toSorted((a, b) => a - b))
})

test('the search box answers while one types, a typing error and all', async ({ page }) => {
  const asked = watchAnswers(page)
  await open(page, '/about')
  await page.getByRole('searchbox', { name: 'Search' }).click()
  await page.keyboard.type('teardrop pendnat')
  const sheet = page.getByRole('search')
  await expect(sheet.getByRole('link').filter({ has: page.locator('img') })).toHaveCount(6)
  await expect(sheet.getByRole('link', { name: /Teardrop Pendant/ }).first()).toBeVisible()
  await expect.poll(() => asked.some((url) => url.includes('pendnat'))).toBe(true)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/search\?q=teardrop/)
  const total = await readTotal(page)
  expect(total).toBeGreaterThan(10)
  await page.goto('/search?q=teardrop+pendant')
  await waitForHydration(page)
  await expect.poll(() => readTotal(page)).toBe(total)
})

test('a product is whole, with what is near it on the shelf', async ({ page }) => {
  await open(page, '/shop/candles')
  const link = productLinks(page).first()
  const title = await link.innerText()
  await link.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  const related = page.getByRole('region', { name: 'Near it on the shelf' })
  await related.scrollIntoViewIfNeeded()
  await expect(related.getByRole('listitem')).toHaveCount(4)
  await expect(related.getByRole('link', { name: title, exact: true })).toHaveCount(0)
  await page.getByRole('button', { name: 'Add to cart' }).first().click()
  const drawer = page.getByRole('dialog', { name: 'Your cart' })
  await expect(drawer.getByRole('link', { name: title })).toBeVisible()
})
