import type { Browser, Page } from '@playwright/test'
import { closeFacets, openFacet, readTotal } from '../../fixtures/listing.ts'
import { readInteractions, watchInteractions, type Session } from '../../fixtures/interactions.ts'
import { visit } from '../../fixtures/offline-test.ts'
import { expect, test } from '../../fixtures/test.ts'

// A phone at a quarter of this machine's speed does what shoppers do. The limits are INP's border of "good" and a tenth
// of CLS's; how good it is stands in `bench:sw`.
const limitMs = 200
const limitShift = 0.01

const inCart = (page: Page, words: string) =>
  expect(page.locator('[data-cart-link]')).toHaveAccessibleName(words)

async function chooseAndAdd(page: Page) {
  const scent = page.locator('form[data-buy] label', { hasText: 'Clay' })
  await scent.tap()
  await expect(page).toHaveURL(/Clay/)
  await page.locator('form[data-buy]').getByRole('button', { name: 'Add to cart' }).tap()
  await inCart(page, 'Cart, 1 item')
  const drawer = page.getByRole('dialog', { name: 'Your cart' })
  await drawer.getByRole('button', { name: /^Increase quantity/ }).tap()
  await inCart(page, 'Cart, 2 items')
  await page.keyboard.press('Escape')
  await expect(drawer).toBeHidden()
}

/**
 * The session on a phone without a past. Each page is left to get ready, for what a tap costs before that is judged by
 * its own test (first-tap).
 */
async function shopAround(page: Page): Promise<Session[]> {
  await visit(page, '/shop')
  await (await openFacet(page, 'colour', 'Bone')).check()
  await expect(page).toHaveURL(/colour=Bone/)
  await closeFacets(page)
  await readTotal(page)
  // By key, for the list of a select belongs to the system and not to the page.
  await page.getByRole('combobox', { name: 'Sort by' }).press('ArrowDown')
  await expect(page).toHaveURL(/sort=/)
  await readTotal(page)
  const listing = await readInteractions(page)

  await visit(page, '/product/ribbed-stoneware-candle')
  await chooseAndAdd(page)
  await page.getByRole('searchbox', { name: 'Search' }).tap()
  await page.keyboard.type('frankincense', { delay: 120 })
  const hits = page.getByRole('search').getByRole('link', { name: /Frankincense/ })
  await expect(hits.first()).toBeVisible()
  return [listing, await readInteractions(page)]
}

/**
 * What was beyond the limits in every round so far. The machine makes a control slower, never faster, and a list that
 * answers half a second late moves "by itself": so the best round stands for each of them.
 */
function keepExcess(before: Map<string, number> | null, session: readonly Session[]) {
  const excess = new Map<string, number>()
  const note = (what: string, value: number, limit: number) => {
    if (value >= limit && (before?.has(what) ?? true)) excess.set(what, value)
  }
  for (const { path, slowestMs, shift } of session) {
    for (const [name, ms] of Object.entries(slowestMs)) note(`${path}: ${name}`, ms, limitMs)
    note(`${path}: layout shift`, shift, limitShift)
  }
  return excess
}

test('filter, sort, choose, add, count and search answer within 200 ms, and nothing moves', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000)
  let excess: Map<string, number> | null = null
  for (let round = 0; round < 5 && excess?.size !== 0; round++) {
    const { page, close } = await openSlowPhone(browser, baseURL!)
    const session = await shopAround(page)
    await close()
    for (const { path, count } of session)
      expect(count, `interactions on ${path}`).toBeGreaterThan(2)
    excess = keepExcess(excess, session)
  }
  expect([...excess!], 'in each of five rounds').toEqual([])
})

/** A phone at a quarter of this machine's speed, observed from its first document. */
async function openSlowPhone(browser: Browser, baseURL: string) {
  const context = await browser.newContext({ ...test.info().project.use, baseURL })
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await watchInteractions(page)
  return { page, close: () => context.close() }
}
