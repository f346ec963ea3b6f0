import type { Page } from '@playwright/test'
import { readDevice, signedIn, signedOut } from '../../fixtures/account.ts'
import { waitForHydration } from '../../fixtures/hydration.ts'
import { expectAllSent } from '../../fixtures/stored-cart.ts'
import { expect, syncTest as test } from '../../fixtures/sync-test.ts'

const candle = 'The Hours Candle'
const count = (page: Page) =>
  page.getByRole('main').getByRole('spinbutton', { name: `Quantity of ${candle}` })
const increase = (page: Page) =>
  page.getByRole('button', { name: `Increase quantity of ${candle}` }).click()

/** By links, as the network is away. */
async function goTo(page: Page, name: RegExp) {
  await page.getByRole('banner').getByRole('link', { name }).click()
}

test('what a sign-out cannot send is asked about: it stays, or it is lost and nothing is left', async ({
  phone,
  laptop,
}) => {
  const { page, context, shopper } = phone
  await page.goto('/account')
  await signedIn(page)
  await page.goto('/product/hours-candle')
  await waitForHydration(page)
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await laptop.page.goto('/cart')
  await expect(count(laptop.page)).toHaveValue('1')
  await page.goto('/cart')
  await expect(count(page)).toHaveValue('1')
  await goTo(page, /^Account/)
  await signedIn(page)
  await goTo(page, /^Cart/)

  await expectAllSent(page, shopper.userId)
  await context.setOffline(true)
  await increase(page)
  await expect(count(page)).toHaveValue('2')
  await goTo(page, /^Account/)
  const signOut = page.getByRole('button', { name: 'Sign out' })
  await signOut.click()
  const question = page.getByRole('dialog', { name: 'Some changes were not sent yet' })
  await expect(question).toContainText(`${candle}`)
  await question.getByRole('button', { name: 'Stay, and send them later' }).click()
  await context.setOffline(false)
  await expect(count(laptop.page)).toHaveValue('2')

  await goTo(page, /^Cart/)
  await expectAllSent(page, shopper.userId)
  await context.setOffline(true)
  await increase(page)
  await expect(count(page)).toHaveValue('3')
  await goTo(page, /^Account/)
  await signOut.click()
  await question.getByRole('button', { name: 'Lose them and leave' }).click()
  await signedOut(page)
  for (const trace of [shopper.email, shopper.userId])
    await expect.poll(() => readDevice(page)).not.toContain(trace)
  await context.setOffline(false)
  await expect(page.getByRole('banner').getByRole('link', { name: 'Cart, empty' })).toBeVisible()
  await laptop.page.reload()
  await expect(count(laptop.page)).toHaveValue('2')
})
