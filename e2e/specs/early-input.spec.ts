import type { Page } from '@playwright/test'
import { delayNetwork, expectNotHydrated, waitForHydration } from '../fixtures/hydration.ts'
import { expectNoLayoutShift } from '../fixtures/layout-shift.ts'
import { kindsOfPages } from '../fixtures/pages.ts'
import { readStoredCart } from '../fixtures/stored-cart.ts'
import { expect, test } from '../fixtures/test.ts'

// The app's code is made to come seconds after the page, so that everything below happens before React hears it.
// Each test says what it would see if the mechanism it proves were taken out.
const lateMs = 2_000

async function openBeforeHydration(page: Page, path: string) {
  // From the start: pictures on their way also keep the page from starting by itself.
  const network = await delayNetwork(page, lateMs)
  await page.goto(path, { waitUntil: 'commit' })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expectNotHydrated(page)
  return network
}

const cartLink = (page: Page, words: string) =>
  page.getByRole('banner').getByRole('link', { name: words, exact: true })

// Without the intent kept in sessionStorage the click is lost: the header stays at "Cart, empty".
test('"Add to cart" before hydration counts at once, is announced, and is applied once', async ({
  page,
}) => {
  await openBeforeHydration(page, '/product/hours-candle')
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await expect(cartLink(page, 'Cart, 1 item')).toBeVisible()
  await expect(page.locator('#announcer')).not.toBeEmpty()
  await expectNotHydrated(page)
  await waitForHydration(page)
  expect(await readStoredCart(page)).toEqual(['1 hours-candle'])
  await expect(page.locator('[data-cart-link]')).toHaveAttribute('data-count', '1')
  await page.reload()
  await waitForHydration(page)
  expect(await readStoredCart(page), 'a reload applies nothing again').toEqual(['1 hours-candle'])
})

// Without the variant read from the radios at the click, the default variant would be in the cart.
test('the variant and quantity chosen before hydration are the ones added', async ({ page }) => {
  await openBeforeHydration(page, '/product/ribbed-stoneware-candle')
  await page.getByRole('radio', { name: 'Clay' }).check({ force: true })
  await page.getByRole('spinbutton', { name: /Quantity/ }).fill('2')
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await expect(cartLink(page, 'Cart, 2 items')).toBeVisible()
  await expectNotHydrated(page)
  await waitForHydration(page)
  await page.goto('/cart')
  const line = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Ribbed Stoneware' })
  await expect(line).toContainText('Clay')
  await expect(cartLink(page, 'Cart, 2 items')).toBeVisible()
})

// Kept only in memory, the intent would die with the page; without its id it could be applied twice.
test('an early add survives a link followed before hydration, and counts once', async ({
  page,
}) => {
  const network = await openBeforeHydration(page, '/product/hours-candle')
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await page.getByRole('banner').getByRole('link', { name: 'ANOINT Array, home' }).click()
  await network.end()
  await expect(page).toHaveURL(/\/$/)
  await waitForHydration(page)
  expect(await readStoredCart(page)).toEqual(['1 hours-candle'])
  await page.goBack()
  await waitForHydration(page)
  expect(await readStoredCart(page)).toEqual(['1 hours-candle'])
  await expect(cartLink(page, 'Cart, 1 item')).toBeVisible()
})

// Without intents in a list of their own, the second click would replace the first.
test('two early clicks are two items', async ({ page }) => {
  await openBeforeHydration(page, '/product/hours-candle')
  const add = page.getByRole('button', { name: 'Add to cart' })
  await add.click()
  await add.click()
  await expect(cartLink(page, 'Cart, 2 items')).toBeVisible()
  await waitForHydration(page)
  expect(await readStoredCart(page)).toEqual(['2 hours-candle'])
})

// Without the replay React would put its own state back: the first radio checked, no query, the first price.
test('a choice made before hydration stays, and the page follows it', async ({ page }) => {
  await openBeforeHydration(page, '/product/resin-tears')
  await page.getByRole('radio', { name: 'Myrrh' }).check({ force: true })
  await page.getByRole('radio', { name: '120 g' }).check({ force: true })
  await expectNotHydrated(page)
  await waitForHydration(page)
  await expect(page.getByRole('radio', { name: 'Myrrh' })).toBeChecked()
  await expect(page.getByRole('radio', { name: '120 g' })).toBeChecked()
  await expect(page.getByRole('main').getByText('$48.00').first()).toBeVisible()
  await expect(page).toHaveURL(/\?resin=Myrrh&size=120\+g$/)
  await expectNoLayoutShift(page)
})

// Without the box keeping its own text, hydration would empty it; without the first look at focus, no answers come.
test('text typed before hydration stays, with the focus, and is answered', async ({ page }) => {
  await openBeforeHydration(page, '/')
  const box = page.getByRole('searchbox', { name: 'Search' })
  await box.click()
  await box.pressSequentially('bracelet')
  await expectNotHydrated(page)
  await waitForHydration(page)
  await expect(box).toHaveValue('bracelet')
  await expect(box).toBeFocused()
  await expect(
    page.getByRole('search').getByRole('link', { name: /Prayer Bead Bracelet/ }),
  ).toBeVisible()
})

// Without the replay React would set the number back to its own; focus and caret are the browser's, and stay.
test('a number typed before hydration stays, with the focus', async ({ page }) => {
  await openBeforeHydration(page, '/product/hours-candle')
  const field = page.getByRole('spinbutton', { name: /Quantity/ })
  await field.focus()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('4')
  await expectNotHydrated(page)
  await waitForHydration(page)
  await expect(field).toHaveValue('4')
  await expect(field).toBeFocused()
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await expect(cartLink(page, 'Cart, 4 items')).toBeAttached()
})

test('an order chosen before hydration stays, with the focus, and is followed', async ({
  page,
}) => {
  await openBeforeHydration(page, '/shop')
  const order = page.getByRole('combobox', { name: 'Sort by' })
  await order.focus()
  await order.selectOption('price-asc')
  await expectNotHydrated(page)
  await waitForHydration(page)
  await expect(order).toHaveValue('price-asc')
  await expect(order).toBeFocused()
  await expect(page).toHaveURL(/sort=price-asc$/)
})

test.describe('where the facets stand beside the products', { tag: '@once' }, () => {
  test.use({ viewport: { width: 1440, height: 900 } })

  test('a facet ticked before hydration stays, with the focus, and filters', async ({ page }) => {
    await openBeforeHydration(page, '/shop')
    const box = page.getByRole('complementary').locator('input[name="category"][value="oils"]')
    await box.focus()
    await page.keyboard.press('Space')
    await expectNotHydrated(page)
    await waitForHydration(page)
    await expect(box).toBeChecked()
    await expect(box).toBeFocused()
    await expect(page).toHaveURL(/category=oils$/)
  })
})

// Whoever adds a field adds what it keeps to the tests above.
test.describe('the fields of all pages', { tag: '@once' }, () => {
  // Pages are left before they are whole; a worker would tell of each read that was given up.
  test.use({
    serviceWorkers: 'block',
    expectedProblems: [/Service Worker registration blocked by Playwright/],
  })

  test('no page has a field to type or choose in that is not proven here', async ({ page }) => {
    const fields = new Set<string>()
    for (const { path } of kindsOfPages) {
      await page.goto(path, { waitUntil: 'domcontentloaded' })
      const names = page
        .locator('#root :is(input, select, textarea)')
        .evaluateAll((list) =>
          (list as HTMLInputElement[]).map(({ type, name }) =>
            ['radio', 'checkbox'].includes(type) ? type : `${type} ${name}`,
          ),
        )
      for (const name of await names) fields.add(name)
    }
    const proven = [
      'checkbox',
      'email email', // with the password in account/sign-in.spec.ts
      'number quantity',
      'password password',
      'radio',
      'search q',
      'select-one sort',
    ]
    expect([...fields].toSorted()).toEqual(proven)
  })
})

// Without kept clicks the stepper pressed early would do nothing.
test('a button pressed before hydration is heard after it', async ({ page }) => {
  await openBeforeHydration(page, '/product/hours-candle')
  await page.getByRole('button', { name: /^Increase quantity/ }).click()
  await expectNotHydrated(page)
  await waitForHydration(page)
  await expect(page.getByRole('spinbutton', { name: /Quantity/ })).toHaveValue('2')
})

// Without a start at the first sign of intent, hydration would wait for the pictures and then for an idle moment.
for (const [sign, give] of [
  ['pointer', (page: Page) => page.mouse.move(200, 300)],
  ['key', (page: Page) => page.keyboard.press('ArrowDown')],
  ['focus', (page: Page) => page.getByRole('searchbox', { name: 'Search' }).focus()],
  ['touch', touch],
] as const) {
  test(`the first sign of intent starts hydration: ${sign}`, { tag: '@once' }, async ({ page }) => {
    await delayNetwork(page, 3_000)
    await page.goto('/product/hours-candle', { waitUntil: 'commit' })
    await page.waitForFunction(() => 'early' in window)
    let isAsked = false
    page.on('request', (request) => (isAsked ||= request.url().endsWith('.js')))
    const isLoaded = page.evaluate(() => document.readyState === 'complete')
    expect([isAsked, await isLoaded], 'nothing has started').toEqual([false, false])
    const chunk = page.waitForRequest(/\.js$/, { timeout: 1_500 })
    await give(page)
    await chunk
    await waitForHydration(page)
  })
}

/** A finger that touches and stays: neither a tap nor a click follows. */
async function touch(page: Page) {
  const session = await page.context().newCDPSession(page)
  const touchPoints = [{ x: 200, y: 300 }]
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints })
}
