import type { Page } from '@playwright/test'
import { waitForHydration } from '../../fixtures/hydration.ts'
import { createShopper, signInOn } from '../../fixtures/shopper.ts'
import { expectAllSent } from '../../fixtures/stored-cart.ts'
import { expect, syncTest as test } from '../../fixtures/sync-test.ts'

const cartLink = (page: Page, words: string) =>
  page.getByRole('banner').getByRole('link', { name: words, exact: true })
const line = (page: Page, title: string) =>
  page.getByRole('main').getByRole('listitem').filter({ hasText: title })
const count = (page: Page, title: string) =>
  page.getByRole('main').getByRole('spinbutton', { name: `Quantity of ${title}` })

const candle = 'The Hours Candle'

async function openCart(page: Page) {
  await page.goto('/cart')
  await waitForHydration(page)
}

async function add(page: Page, handle: string) {
  await page.goto(`/product/${handle}`)
  await waitForHydration(page)
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await expect(page.getByRole('dialog', { name: 'Your cart' })).toBeVisible()
}

test('what is added, changed and removed on one device is seen on the other', async ({
  phone,
  laptop,
}) => {
  await openCart(laptop.page)
  await add(phone.page, 'hours-candle')
  await expect(line(laptop.page, candle)).toBeVisible()
  await expect(line(laptop.page, candle)).toHaveAttribute('data-changed')
  await expect(laptop.page.locator('#announcer')).toContainText(candle)
  await expect(cartLink(laptop.page, 'Cart, 1 item')).toBeVisible()
  await laptop.page.getByRole('button', { name: `Increase quantity of ${candle}` }).click()
  await openCart(phone.page)
  await expect(count(phone.page, candle)).toHaveValue('2')
  await phone.page.getByRole('button', { name: `Decrease quantity of ${candle}` }).click()
  await expect(count(laptop.page, candle)).toHaveValue('1')
  await expect(laptop.page.locator('#announcer')).toContainText(`${candle}, Vesper: 1`)
  await laptop.page.getByRole('button', { name: `Remove ${candle}` }).click()
  await expect(line(phone.page, candle)).toHaveCount(0)
  await expect(phone.page.locator('#announcer')).toContainText(`Removed on another device`)
  await laptop.page.getByRole('button', { name: 'Undo' }).click()
  await expect(count(phone.page, candle)).toHaveValue('1')
})

test('what another device changed is pointed out from its last change on, until the shopper changes it', async ({
  phone,
  laptop,
}) => {
  const increase = ({ page }: { page: Page }) =>
    page.getByRole('button', { name: `Increase quantity of ${candle}` }).click()
  await add(phone.page, 'hours-candle')
  await openCart(phone.page)
  await laptop.page.clock.install()
  await openCart(laptop.page)
  await expect(count(laptop.page, candle)).toHaveValue('1')
  await laptop.page.clock.pauseAt(Date.now() + 60_000)
  for (const value of ['2', '3']) {
    await increase(phone)
    await expect(count(laptop.page, candle)).toHaveValue(value)
    await laptop.page.clock.runFor(4_000)
    await expect(line(laptop.page, candle)).toHaveAttribute('data-changed')
  }
  await increase(laptop)
  await expect(count(phone.page, candle)).toHaveValue('4')
  await expect(line(laptop.page, candle)).not.toHaveAttribute('data-changed')
})

test('what both did offline adds up when they meet', async ({ phone, laptop }) => {
  await add(phone.page, 'hours-candle')
  await openCart(phone.page)
  await openCart(laptop.page)
  await expect(count(laptop.page, candle)).toHaveValue('1')
  await expectAllSent(phone.page, phone.shopper.userId)
  for (const { context } of [phone, laptop]) await context.setOffline(true)
  const increase = (page: Page) =>
    page.getByRole('button', { name: `Increase quantity of ${candle}` }).click()
  await increase(phone.page)
  await increase(laptop.page)
  await increase(laptop.page)
  await expect(count(phone.page, candle)).toHaveValue('2')
  await expect(count(laptop.page, candle)).toHaveValue('3')
  await expect(laptop.page.getByText('Not sent yet')).toBeVisible()
  for (const { context } of [phone, laptop]) await context.setOffline(false)
  for (const { page } of [phone, laptop]) {
    await expect(count(page, candle)).toHaveValue('4')
    await expect(page.getByText('Not sent yet')).toHaveCount(0)
  }
})

test('a guest’s cart joins the account’s at sign-in, line by line', async ({ phone, guest }) => {
  await add(phone.page, 'hours-candle')
  await add(guest.page, 'hours-candle')
  await add(guest.page, 'keepsake-box')
  await openCart(guest.page)
  await expect(cartLink(guest.page, 'Cart, 2 items')).toBeVisible()
  await signInOn(guest.page, await phone.shopper.signIn())
  await expect(count(guest.page, candle)).toHaveValue('2')
  await expect(cartLink(guest.page, 'Cart, 3 items')).toBeVisible()
  await expect(cartLink(phone.page, 'Cart, 3 items')).toBeVisible()
  await guest.page.reload()
  await expect(count(guest.page, candle)).toHaveValue('2')
})

test('a guest who signs in with the cart open in three tabs brings it along once', async ({
  phone,
  guest,
}) => {
  await add(guest.page, 'hours-candle')
  const tabs = [guest.page, await guest.context.newPage(), await guest.context.newPage()]
  for (const tab of tabs) {
    await openCart(tab)
    await expect(count(tab, candle)).toHaveValue('1')
  }
  await openCart(phone.page)
  // Each of the others hears of it from the browser, as of a sign-in on the account page.
  await signInOn(guest.page, await phone.shopper.signIn())
  await expect(count(phone.page, candle)).toHaveValue('1')
  for (const tab of tabs) {
    await expect(tab.getByRole('main').getByText('The same on all your devices')).toBeVisible()
    await expect(tab.getByText('Not sent yet')).toHaveCount(0)
    await expect(count(tab, candle)).toHaveValue('1')
  }
  await tabs[2]!.getByRole('button', { name: `Increase quantity of ${candle}` }).click()
  await expect(count(phone.page, candle)).toHaveValue('2')
  for (const tab of tabs) await expect(count(tab, candle)).toHaveValue('2')
})

test('three tabs of a device agree, and send once', async ({ phone, laptop }) => {
  const tabs = [phone.page, await phone.context.newPage(), await phone.context.newPage()]
  for (const tab of tabs) {
    await tab.goto('/product/hours-candle')
    await waitForHydration(tab)
  }
  await Promise.all(tabs.map((tab) => tab.getByRole('button', { name: 'Add to cart' }).click()))
  await openCart(laptop.page)
  await expect(count(laptop.page, candle)).toHaveValue('3')
  for (const tab of tabs)
    await expect(tab.locator('[data-cart-link]')).toHaveAttribute('data-count', '3')
})

test('another account on the device sees and sends nothing of the first one’s cart', async ({
  phone,
}) => {
  await add(phone.page, 'hours-candle')
  await openCart(phone.page)
  const other = await createShopper()
  await signInOn(phone.page, await other.signIn())
  await expect(cartLink(phone.page, 'Cart, empty')).toBeVisible()
  await expect(line(phone.page, candle)).toHaveCount(0)
  await add(phone.page, 'keepsake-box')
  await openCart(phone.page)
  await signInOn(phone.page, await phone.shopper.signIn())
  await expect(count(phone.page, candle)).toHaveValue('1')
  await expect(cartLink(phone.page, 'Cart, 1 item')).toBeVisible()
})
