import type { Page } from '@playwright/test'
import { waitForHydration } from '../../fixtures/hydration.ts'
import { productLinks } from '../../fixtures/listing.ts'
import { addToCart, cartLink, openProduct } from '../../fixtures/offline-shop.ts'
import { expect, visit } from '../../fixtures/offline-test.ts'
import { launchAt, readBadge, test } from '../../fixtures/own-browser.ts'
import { catalog } from '../../fixtures/pages.ts'

// Really installed, in a browser with a profile; its window has no bars.

const oil = catalog.products[0]!
const backLink = (page: Page) => page.getByRole('banner').getByRole('link', { name: 'Back' })
const path = (page: Page) => new URL(page.url()).pathname

test('Chrome finds nothing at all that stands against an install', async ({ own }) => {
  await visit(own.page, '/')
  expect(await own.devtools.send('Page.getInstallabilityErrors')).toEqual({
    installabilityErrors: [],
  })
  const { errors } = await own.devtools.send('Page.getAppManifest')
  expect(errors).toEqual([])
})

test('only the installed shop asks that nothing be thrown away', async ({ own }) => {
  await own.context.addInitScript(() => {
    const { persist } = StorageManager.prototype
    Object.assign(window, { asked: 0 })
    StorageManager.prototype.persist = function () {
      ;(window as unknown as { asked: number }).asked++
      return persist.call(this)
    }
  })
  const countAsked = (page: Page) =>
    page.evaluate(() => (window as unknown as { asked: number }).asked)
  await visit(own.page, '/')
  await expect(own.page.getByRole('button', { name: 'Install the shop' })).toBeVisible()
  await visit(own.page, '/offline')
  expect(await countAsked(own.page)).toBe(0)

  const app = await own.openApp()
  await waitForHydration(app)
  await expect.poll(() => countAsked(app)).toBe(1)
  await expect(app.getByRole('button', { name: 'Install the shop' })).toHaveCount(0)
})

test('the icon of the app counts what is in the cart', async ({ own, baseURL }) => {
  await visit(own.page, '/')
  const app = await own.openApp()
  const badge = () => readBadge(own.devtools, baseURL!)
  await openProduct(app, oil)
  await addToCart(app)
  await expect.poll(badge).toBe(1)
  await cartLink(app, 'Cart, 1 item').click()
  const main = app.getByRole('main')
  await main.getByRole('button', { name: `Increase quantity of ${oil.title}` }).click()
  await expect.poll(badge).toBe(2)
  await main.getByRole('button', { name: `Remove ${oil.title}` }).click()
  await expect.poll(badge).toBe(0)
})

test('a shortcut and what is shared open in the window there is, without a reload', async ({
  own,
  baseURL,
}) => {
  await visit(own.page, '/')
  const app = await own.openApp()
  await openProduct(app, oil)
  await expect(backLink(app)).toBeVisible()
  await app.evaluate(() => void Object.assign(window, { isSame: true }))
  const windows = own.context.pages().length
  await launchAt(own.devtools, baseURL!, '/search?q=candle')
  await expect(productLinks(app).filter({ hasText: 'The Hours Candle' })).toBeVisible()
  await launchAt(own.devtools, baseURL!, '/cart')
  await expect(app).toHaveURL(/\/cart$/)
  expect(await app.evaluate(() => 'isSame' in window)).toBe(true)
  expect(own.context.pages()).toHaveLength(windows)
})

for (const [from, to] of [
  [`/product/${oil.handle}`, '/shop'],
  ['/search?q=candle', '/'],
] as const)
  test(`${from} is no dead end: with nothing behind it the way goes up`, async ({
    own,
    baseURL,
  }) => {
    await visit(own.page, '/')
    const app = await own.openApp()
    await waitForHydration(app)
    await expect(backLink(app)).toHaveCount(0)
    await app.evaluate((url) => location.replace(url), baseURL! + from)
    await backLink(app).click()
    await expect.poll(() => path(app)).toBe(to)
    const about = app.getByRole('contentinfo').getByRole('link', { name: 'About', exact: true })
    await about.click()
    await expect(app).toHaveURL(/\/about$/)
    await backLink(app).click()
    await expect.poll(() => path(app), 'with something behind it goes there').toBe(to)
  })
