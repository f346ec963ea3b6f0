import type { Locator, Page } from '@playwright/test'
import { waitForHydration } from '../fixtures/hydration.ts'
import { expectNoLayoutShift } from '../fixtures/layout-shift.ts'
import { closeFacets, openFacet, productLinks, readCount, readTotal } from '../fixtures/listing.ts'
import { catalog } from '../fixtures/pages.ts'
import { expect, test } from '../fixtures/test.ts'

test('the shop holds everything, a category its own', async ({ page }) => {
  await page.goto('/shop')
  await waitForHydration(page)
  await expect.poll(() => readTotal(page)).toBe(catalog.products.length)
  for (const { handle } of catalog.categories.slice(0, 3)) {
    await page.goto(`/shop/${handle}`)
    await waitForHydration(page)
    const own = catalog.products.filter(({ category }) => category === handle)
    await expect.poll(() => readTotal(page)).toBe(own.length)
    const shown = await productLinks(page).allInnerTexts()
    expect(shown.toSorted()).toEqual(own.map(({ title }) => title).toSorted())
  }
})

test('a facet gives what its number promises; two narrow, and the URL says so', async ({
  page,
}) => {
  await page.goto('/shop')
  await waitForHydration(page)
  const bone = await openFacet(page, 'colour', 'Bone')
  const promised = await readCount(bone)
  expect(promised).toBeGreaterThan(0)
  await bone.check()
  await expect(page).toHaveURL(/\?colour=Bone$/)
  await expect.poll(() => readTotal(page)).toBe(promised)
  const candles = await openFacet(page, 'category', 'candles')
  const both = await readCount(candles)
  await candles.check()
  await expect(page).toHaveURL(/category=candles&colour=Bone$/)
  await expect.poll(() => readTotal(page)).toBe(both)
  expect(both).toBeLessThanOrEqual(promised)
  await closeFacets(page)
  await page.getByRole('link', { name: 'Remove Bone' }).click()
  await expect(page).toHaveURL(/\?category=candles$/)
  await page.reload()
  await waitForHydration(page)
  const own = catalog.products.filter(({ category }) => category === 'candles')
  await expect.poll(() => readTotal(page)).toBe(own.length)
})

/** Presses in the page, one after the other, each in a task of its own: faster than the list can follow. */
const pressAll = (page: Page, selectors: readonly string[]) =>
  page.evaluate(async (found) => {
    const checked: (boolean | undefined)[] = []
    for (const selector of found) {
      const [seen] = [...document.querySelectorAll<HTMLInputElement>(selector)].filter((element) =>
        element.checkVisibility(),
      )
      seen!.click()
      checked.push(seen!.checked)
      await new Promise((resolve) => setTimeout(resolve))
    }
    return checked
  }, selectors)

test('ticks show at once and all count, faster than the list can follow', async ({ page }) => {
  await page.goto('/shop')
  await waitForHydration(page)
  const bone = await openFacet(page, 'colour', 'Bone')
  const candles = await openFacet(page, 'category', 'candles')
  const [boneBox, candlesBox] = ['input[value="Bone"]', 'input[value="candles"]']
  const ticks = await pressAll(page, [boneBox, candlesBox, boneBox])
  expect(ticks).toEqual([true, true, false])
  await expect(page).toHaveURL(/\?category=candles$/)
  await expect(candles).toBeChecked()
  await expect(bone).not.toBeChecked()
})

test('what follows on Clear at once starts from nothing', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 }) // the sheet is a narrow screen's
  await page.goto('/shop?colour=Bone')
  await waitForHydration(page)
  const bone = await openFacet(page, 'colour', 'Bone')
  await expect(bone).toBeChecked()
  const candles = await openFacet(page, 'category', 'candles')
  await pressAll(page, ['input[value="candles"]', '.filter-foot button:first-child'])
  await expect(page).toHaveURL(/\/shop$/)
  await expect(candles).not.toBeChecked()
  await bone.click()
  const presses = await pressAll(page, ['.filter-foot button:first-child', 'input[value="Bone"]'])
  expect(presses.at(-1), 'it was seen empty, so the press ticks it').toBe(true)
  await expect(page).toHaveURL(/\?colour=Bone$/)
  await expect(bone).toBeChecked()
})

test('a chip and a page, pressed in the instant of a tick, keep it', async ({ page }) => {
  await page.goto('/shop?colour=Bone')
  await waitForHydration(page)
  await openFacet(page, 'category', 'candles')
  await expect(page.locator('a.chip')).toHaveCount(1)
  await pressAll(page, ['input[value="candles"]', 'a.chip'])
  await expect(page).toHaveURL(/\?category=candles$/)
  await expect(page.locator('a.chip')).toHaveAccessibleName('Remove Candles')
  await page.goto('/shop')
  await waitForHydration(page)
  await openFacet(page, 'category', 'candles')
  await pressAll(page, ['input[value="candles"]', 'a[rel="next"]'])
  await expect(page).toHaveURL(/\?category=candles&page=2$/)
})

for (const [name, value] of [
  ['price', 'under-30'],
  ['size', '10 ml'],
  ['scent', 'Frankincense'],
  ['stone', 'Garnet'],
] as const) {
  test(`the facet ${name} counts and filters`, async ({ page }) => {
    await page.goto('/shop')
    await waitForHydration(page)
    const box = await openFacet(page, name, value)
    const promised = await readCount(box)
    expect(promised).toBeGreaterThan(0)
    await box.check()
    await expect.poll(() => readTotal(page)).toBe(promised)
    expect(new URL(page.url()).searchParams.get(name)).toBe(value)
  })
}

test('the order can be chosen', async ({ page }) => {
  await page.goto('/shop')
  await waitForHydration(page)
  await page.getByRole('combobox', { name: 'Sort by' }).selectOption('price-asc')
  await expect(page).toHaveURL(/sort=price-asc/)
  await expect(productLinks(page).first()).toHaveText('Linen Drawstring Pouch')
  await page.getByRole('combobox', { name: 'Sort by' }).selectOption('price-desc')
  await expect(productLinks(page).first()).toHaveText('Sanctuary Gift Set')
})

test('pages are links, and together show everything once', async ({ page }) => {
  await page.goto('/shop')
  await waitForHydration(page)
  const seen: string[] = []
  const next = page.getByRole('link', { name: 'Next page' })
  for (let at = 1; ; at++) {
    await readTotal(page)
    seen.push(...(await productLinks(page).allInnerTexts()))
    if (!(await next.isVisible())) break
    await next.click()
    await expect(page).toHaveURL(new RegExp(`page=${at + 1}$`))
    // The URL changes at once; the list says which page it is when it is that page.
    const own = page.getByRole('link', { name: `Page ${at + 1}`, exact: true })
    await expect(own).toHaveAttribute('aria-current', 'page')
  }
  expect(seen.toSorted()).toEqual(catalog.products.map(({ title }) => title).toSorted())
})

/** Opens a product, and tells from which place of the list. */
async function openFarDown(page: Page, link: Locator) {
  const title = await link.innerText()
  await link.scrollIntoViewIfNeeded()
  const before = await page.evaluate(() => scrollY)
  expect(before).toBeGreaterThan(200)
  await link.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  return { before, title }
}

test('back brings the filters and the place on the page', async ({ page }) => {
  await page.goto('/shop?sort=price-asc')
  await waitForHydration(page)
  await readTotal(page)
  const { before, title } = await openFarDown(page, productLinks(page).nth(7))
  expect(await page.evaluate(() => scrollY)).toBe(0)
  await page.goBack()
  await expect(page).toHaveURL(/\/shop\?sort=price-asc$/)
  await expect(productLinks(page).nth(7)).toHaveText(title)
  await expect.poll(() => page.evaluate(() => Math.round(scrollY))).toBe(Math.round(before))
  await page.goForward()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
})

test('back brings the place in a list that was filtered on the page, too', async ({ page }) => {
  await page.goto('/shop')
  await waitForHydration(page)
  const candles = await openFacet(page, 'category', 'candles')
  const promised = await readCount(candles)
  await candles.check()
  await closeFacets(page)
  await expect.poll(() => readTotal(page)).toBe(promised)
  const { before } = await openFarDown(page, productLinks(page).last())
  await page.goBack()
  await expect(page).toHaveURL(/\/shop\?category=candles$/)
  await expect.poll(() => page.evaluate(() => Math.round(scrollY))).toBe(Math.round(before))
})

test('each filter is a step of the way back', async ({ page }) => {
  await page.goto('/shop')
  await waitForHydration(page)
  const all = await readTotal(page)
  await (await openFacet(page, 'category', 'oils')).check()
  await expect(page).toHaveURL(/category=oils/)
  await closeFacets(page)
  await page.goBack()
  await expect(page).toHaveURL(/\/shop$/)
  await expect.poll(() => readTotal(page)).toBe(all)
})

test('what cannot be had at once is said, and undone', async ({ page }) => {
  await page.goto('/shop?category=oils&stone=Garnet')
  await waitForHydration(page)
  await expect(page.getByText('Nothing here is all of that at once.')).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: 'Clear all' }).last().click()
  await expect.poll(() => readTotal(page)).toBe(catalog.products.length)
  await expectNoLayoutShift(page)
})
