import type { Page } from '@playwright/test'
import { waitForHydration } from '../../fixtures/hydration.ts'
import { aboutHeading, buildNextRelease, nextAboutHeading } from '../../fixtures/next-release.ts'
import { addToCart, cartLink, openProduct } from '../../fixtures/offline-shop.ts'
import { expect, openTab, test, visit } from '../../fixtures/offline-test.ts'
import { catalog } from '../../fixtures/pages.ts'

const oil = catalog.products[0]!
let next: string
test.beforeAll(async () => {
  test.setTimeout(300_000)
  next = await buildNextRelease()
})

const prompt = (page: Page) => page.getByRole('region', { name: 'A new version of the shop' })
const heading = (page: Page) => page.getByRole('heading', { level: 1 })

/** By a tap, so that the open page loads the route's chunk. */
async function tapAbout(page: Page) {
  await page.getByRole('contentinfo').getByRole('link', { name: 'About', exact: true }).click()
  await expect(page).toHaveURL(/\/about$/)
}

/** Marks the document on screen: the mark is gone once it was loaded anew. */
const mark = (page: Page) => page.evaluate(() => void Object.assign(window, { isSame: true }))
const isSame = (page: Page) => page.evaluate(() => 'isSame' in window)

test('an open tab of the build before goes on, though the server has lost its files', async ({
  page,
  front,
}) => {
  await visit(page, '/')
  await front.deploy(next)
  front.lose(/\/assets\//)
  await mark(page)
  await tapAbout(page)
  await expect(heading(page)).toHaveText(aboutHeading)
  expect(await isSame(page), 'the page was not loaded anew').toBe(true)
})

test('a tab of the build before that is closed and opened again runs that build', async ({
  page,
  context,
  front,
}) => {
  await visit(page, '/')
  await front.deploy(next)
  await page.close()
  const tab = await openTab(context, '/')
  await waitForHydration(tab)
  await tapAbout(tab)
  await expect(heading(tab)).toHaveText(aboutHeading)
})

test('a new build is offered, comes when it is accepted, and the cart stays', async ({
  page,
  front,
}) => {
  await visit(page, '/')
  await openProduct(page, oil)
  await addToCart(page)
  await front.deploy(next)
  await page.goto('/')
  await waitForHydration(page)
  await mark(page)
  await expect(prompt(page)).toBeVisible({ timeout: 30_000 })
  await tapAbout(page)
  await expect(heading(page)).toHaveText(aboutHeading)
  expect(await isSame(page), 'nothing reloads by itself').toBe(true)

  await prompt(page).getByRole('button', { name: 'Reload now' }).click()
  await expect(heading(page)).toHaveText(nextAboutHeading)
  await expect(prompt(page)).toBeHidden()
  await waitForHydration(page)
  await expect(cartLink(page, 'Cart, 1 item')).toBeVisible()
  await cartLink(page, 'Cart, 1 item').click()
  await expect(page.getByRole('main').getByRole('link', { name: oil.title })).toBeVisible()
  const kept = await page.evaluate(() => caches.keys())
  const documents = kept.filter((name) => name.startsWith('pages-'))
  expect(documents, 'those of the build before are gone').toHaveLength(1)
})

test('a new build is not offered under a checkout, and is once that is left', async ({
  page,
  context,
  front,
}) => {
  await visit(page, `/product/${oil.handle}`)
  await addToCart(page)
  await page.goto('/checkout')
  await waitForHydration(page)
  await page.getByLabel('Email').fill('claire@example.com')
  await expect(page.locator('.notices')).toBeAttached()
  await front.deploy(next)
  const other = await openTab(context, '/about')
  // Both are told at the same moment.
  await expect(prompt(other)).toBeVisible({ timeout: 30_000 })
  await page.getByLabel('Full name').fill('Claire Okafor')
  await page.getByLabel('City').fill('Toronto')
  await expect(prompt(page)).toHaveCount(0)
  await expect(page.getByLabel('Email')).toHaveValue('claire@example.com')
  await page.goBack()
  await expect(prompt(page)).toBeVisible({ timeout: 30_000 })
})

test('what was put off is not offered again in that tab, and the new build works offline', async ({
  page,
  front,
  network,
}) => {
  await visit(page, '/')
  await front.deploy(next)
  await page.reload()
  await prompt(page).getByRole('button', { name: 'Later' }).click({ timeout: 30_000 })
  await expect(prompt(page)).toBeHidden()
  await network.off()
  await tapAbout(page)
  await expect(heading(page)).toHaveText(aboutHeading)
  await page.goto('/')
  await waitForHydration(page)
  await expect(prompt(page)).toBeHidden()
  await openProduct(page, oil)
})

test('of two tabs one accepts: the other works on, and its next link is the new build', async ({
  page,
  context,
  front,
}) => {
  await visit(page, '/')
  const other = await openTab(context, `/product/${oil.handle}`)
  await waitForHydration(other)
  await front.deploy(next)
  await page.reload()
  await expect(prompt(other)).toBeVisible({ timeout: 30_000 })
  await mark(other)
  await prompt(page).getByRole('button', { name: 'Reload now' }).click()
  await expect(prompt(other)).toBeHidden()
  await waitForHydration(page)
  await tapAbout(page)
  await expect(heading(page)).toHaveText(nextAboutHeading)

  await addToCart(other)
  expect(await isSame(other), 'the other tab was left alone').toBe(true)
  await expect(cartLink(page, 'Cart, 1 item')).toBeVisible()
  await tapAbout(other)
  await expect(heading(other)).toHaveText(nextAboutHeading)
  await expect(cartLink(other, 'Cart, 1 item')).toBeVisible()
})
