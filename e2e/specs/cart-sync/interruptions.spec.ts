import type { Page } from '@playwright/test'
import { waitForHydration } from '../../fixtures/hydration.ts'
import { openRealtimeFront } from '../../fixtures/realtime-front.ts'
import { openDevice, signInOn } from '../../fixtures/shopper.ts'
import { expect, syncTest as test } from '../../fixtures/sync-test.ts'
import { expectAllSent } from '../../fixtures/stored-cart.ts'

const candle = 'The Hours Candle'

const count = (page: Page) =>
  page.getByRole('main').getByRole('spinbutton', { name: `Quantity of ${candle}` })
const increase = (page: Page) =>
  page.getByRole('button', { name: `Increase quantity of ${candle}` }).click()

async function openCart(page: Page) {
  await page.goto('/cart')
  await waitForHydration(page)
}

async function addCandle(page: Page) {
  await page.goto('/product/hours-candle')
  await waitForHydration(page)
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await expect(page.getByRole('dialog', { name: 'Your cart' })).toBeVisible()
}

test('a token that expires in an offline hour is no sign-out: what was done is sent after it', async ({
  phone,
  laptop,
}) => {
  await phone.page.clock.install()
  await addCandle(phone.page)
  await openCart(phone.page)
  await openCart(laptop.page)
  await expect(count(laptop.page)).toHaveValue('1')
  await expectAllSent(phone.page, phone.shopper.userId)
  await phone.context.setOffline(true)
  await increase(phone.page)
  await expect(count(phone.page)).toHaveValue('2')
  await phone.page.clock.fastForward('01:10:00')
  await increase(phone.page)
  await expect(count(phone.page)).toHaveValue('3')
  await phone.context.setOffline(false)
  await phone.page.clock.fastForward(2_000)
  await expect(count(laptop.page)).toHaveValue('3')
  await expect(count(phone.page)).toHaveValue('3')
})

test('with realtime gone for ten seconds nothing is said, and nothing missed', async ({
  phone,
  browser,
}) => {
  const front = await openRealtimeFront(process.env['SHOP_URL']!)
  const { page, context } = await openDevice(browser, { baseURL: front.url })
  await page.clock.install()
  await page.goto('/about')
  await signInOn(page, await phone.shopper.signIn())
  await addCandle(phone.page)
  await openCart(page)
  await expect(count(page)).toHaveValue('1')
  front.stopRealtime()
  await openCart(phone.page)
  await increase(phone.page)
  await expect(count(phone.page)).toHaveValue('2')
  await expectAllSent(phone.page, phone.shopper.userId)
  await page.clock.runFor(10_000)
  await expect(count(page), 'nobody can tell').toHaveValue('1')
  await expect(page.getByRole('alert')).toHaveCount(0)
  front.startRealtime()
  await page.clock.runFor(15_000)
  await expect(count(page)).toHaveValue('2')
  await increase(page)
  await expect(count(phone.page)).toHaveValue('3')
  await context.close()
  await front.close()
})

test('with realtime gone for good the cart is read now and then, and nothing is said', async ({
  phone,
  browser,
}) => {
  const front = await openRealtimeFront(process.env['SHOP_URL']!)
  front.stopRealtime()
  const { page, context } = await openDevice(browser, { baseURL: front.url })
  await page.clock.install()
  await page.goto('/about')
  await signInOn(page, await phone.shopper.signIn())
  await addCandle(phone.page)
  await openCart(page)
  await expect(count(page)).toHaveValue('1')
  await openCart(phone.page)
  await increase(phone.page)
  await expect(count(phone.page)).toHaveValue('2')
  await expectAllSent(phone.page, phone.shopper.userId)
  await page.clock.runFor(60_000)
  await expect(count(page)).toHaveValue('2')
  await expect(page.getByRole('alert')).toHaveCount(0)
  await context.close()
  await front.close()
})

test('a token that the server does not take is renewed, and what was done arrives', async ({
  phone,
  laptop,
}) => {
  await addCandle(phone.page)
  await openCart(phone.page)
  await openCart(laptop.page)
  await expect(count(laptop.page)).toHaveValue('1')
  await phone.page.evaluate(() => {
    const session = JSON.parse(localStorage.getItem('session')!) as { access_token: string }
    const access_token = `${session.access_token.slice(0, -6)}AAAAAA`
    localStorage.setItem('session', JSON.stringify({ ...session, access_token }))
  })
  await increase(phone.page)
  await expect(count(laptop.page)).toHaveValue('2')
  await expect(phone.page.getByText('Not sent yet')).toHaveCount(0)
  const refusals = phone.problems.filter((text) => text.includes('401'))
  expect(refusals.length).toBeGreaterThan(0)
  for (const text of refusals) phone.problems.splice(phone.problems.indexOf(text), 1)
})

test('a change looks pending once it has waited for 400 ms, and not before', async ({ phone }) => {
  const { page, context, shopper } = phone
  await page.clock.install()
  await addCandle(page)
  await openCart(page)
  await expectAllSent(page, shopper.userId)
  await context.setOffline(true)
  await page.clock.pauseAt(Date.now() + 3_600)
  await increase(page)
  await expect(count(page)).toHaveValue('2')
  const pending = page.getByText('Not sent yet')
  await page.clock.runFor(399)
  await expect(pending).toHaveCount(0)
  await page.clock.runFor(1)
  await expect(pending).toBeVisible()
  await page.clock.resume()
  await context.setOffline(false)
  await expect(pending).toHaveCount(0)
})
