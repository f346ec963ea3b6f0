import { chromium, type Page } from '@playwright/test'
import { waitForHydration } from '../fixtures/hydration.ts'
import { waitForOfflineReady } from '../fixtures/offline-test.ts'
import { listenForProblems } from '../fixtures/problem-log.ts'
import { createShopper, signInOn } from '../fixtures/shopper.ts'
import { expect, test as base } from '../fixtures/test.ts'

/** A browser that keeps pages for the way back, as all do: tests are given one that does not. */
const test = base.extend<{ open: () => Promise<Page> }>({
  open: async ({ launchOptions, baseURL }, run) => {
    const ignoreDefaultArgs = ['--disable-back-forward-cache']
    const browser = await chromium.launch({ ...launchOptions, ignoreDefaultArgs })
    const context = await browser.newContext({ baseURL })
    const problems = listenForProblems(context)
    await run(() => context.newPage())
    await browser.close()
    expect(problems.filter((text) => !/WebSocket (connection to|is closed)/.test(text))).toEqual([])
  },
})

const once = { tag: '@once' }

async function visit(page: Page, path: string) {
  await page.goto(path)
  await waitForHydration(page)
}

async function add(page: Page, path: string) {
  await visit(page, path)
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await expect(page.getByRole('dialog', { name: 'Your cart' })).toBeVisible()
}

/**
 * Leaves the page for another document once it is at rest. A worker that takes a page over while it is away throws it out,
 * and so does who waits for a lock it holds.
 */
async function leave(page: Page) {
  await waitForOfflineReady(page)
  const countLocks = () => page.evaluate(async () => (await navigator.locks.query()).held!.length)
  await expect.poll(countLocks).toBe(0)
  await page.evaluate(() => {
    Object.assign(window, { isSame: true })
    location.href = '/about'
  })
  await page.waitForURL('**/about')
  await waitForHydration(page)
}

/** Why the browser did not keep a page, in its own words: the page itself is told less, often only "masked". */
async function listenForReasons(page: Page): Promise<string[]> {
  const reasons: string[] = []
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Page.enable')
  devtools.on('Page.backForwardCacheNotUsed', ({ notRestoredExplanations }) =>
    reasons.push(...notRestoredExplanations.map(({ type, reason }) => `${type}: ${reason}`)),
  )
  return reasons
}

/** Comes back to the very page that was left, not to another one of its URL. */
async function comeBack(page: Page) {
  const about = page.url()
  const reasons = await listenForReasons(page)
  await page.evaluate(() => history.back())
  await expect(page).not.toHaveURL(about)
  const isSame = await page.evaluate(() => 'isSame' in window)
  expect(isSame, `kept, had it not been for ${reasons.join(', ')}`).toBe(true)
}

test('who comes back finds what another tab put into the cart', once, async ({ open }) => {
  const [page, tab] = [await open(), await open()]
  await visit(page, '/cart')
  await leave(page)
  await add(tab, '/product/bud-vase')
  await comeBack(page)
  await expect(page.getByRole('link', { name: 'Cart, 1 item' })).toBeVisible()
  await expect(page.getByRole('main').getByRole('spinbutton')).toHaveValue('1')
  // And hears of what comes after.
  await tab.getByRole('button', { name: 'Increase quantity of Stoneware Bud Vase' }).click()
  await expect(page.getByRole('main').getByRole('spinbutton')).toHaveValue('2')
})

test(
  'who comes back sees the account’s cart as it is, and hears other devices again',
  once,
  async ({ open, browser }) => {
    const shopper = await createShopper()
    const page = await open()
    const laptop = await browser.newPage({ baseURL: process.env['SHOP_URL']! })
    for (const each of [page, laptop]) {
      await visit(each, '/about')
      await signInOn(each, await shopper.signIn())
    }
    await add(page, '/product/bud-vase')
    await visit(page, '/cart')
    const count = page.getByRole('main').getByRole('spinbutton')
    await expect(count).toHaveValue('1')
    await leave(page)
    await visit(laptop, '/cart')
    const increase = laptop.getByRole('button', { name: 'Increase quantity of Stoneware Bud Vase' })
    await increase.click()
    await expect(laptop.getByRole('main').getByRole('spinbutton')).toHaveValue('2')
    await comeBack(page)
    await expect(count).toHaveValue('2')
    await increase.click()
    await expect(count).toHaveValue('3')
    await laptop.close()
  },
)

test(
  'a session that ended meanwhile has ended on the page one comes back to',
  once,
  async ({ open }) => {
    const [page, tab] = [await open(), await open()]
    await visit(page, '/about')
    await signInOn(page, await (await createShopper()).signIn())
    await visit(page, '/account')
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
    await leave(page)
    await visit(tab, '/account')
    await tab.getByRole('button', { name: 'Sign out' }).click()
    await expect(tab.getByRole('button', { name: 'Sign in' })).toBeVisible()
    await comeBack(page)
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
  },
)
