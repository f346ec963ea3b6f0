import {
  hurried,
  password,
  readDevice,
  signIn,
  signOut,
  signUp,
  signedIn,
} from '../../fixtures/account.ts'
import { expectAccessible } from '../../fixtures/expect-accessible.ts'
import { waitForHydration } from '../../fixtures/hydration.ts'
import { expect, test } from '../../fixtures/test.ts'
import type { Page } from '@playwright/test'

test.use({ expectedProblems: hurried })

const saveButton = (page: Page) => page.getByRole('button', { name: 'Save', exact: true })

async function save(page: Page, handle: string) {
  await page.goto(`/product/${handle}`)
  await saveButton(page).click()
  await expect(saveButton(page)).toHaveAttribute('aria-pressed', 'true')
}

const card = (page: Page, title: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) })

test('what a guest saves stays on the device and joins the account at sign-in', async ({
  page,
}) => {
  await save(page, 'bud-vase')
  await page.reload()
  await expect(saveButton(page)).toHaveAttribute('aria-pressed', 'true')
  await page.goto('/account/wishlist')
  await expect(card(page, 'Stoneware Bud Vase')).toBeVisible()
  await expectAccessible(page)
  const email = await signUp(page)
  await expect(card(page, 'Stoneware Bud Vase')).toBeVisible()
  await expect.poll(() => readDevice(page)).not.toContain('wishlist:guest')
  await signOut(page)
  await expect.poll(() => readDevice(page)).not.toContain('wishlist:')
  await page.goto('/account/wishlist')
  await expect(page.getByText('Nothing saved yet.')).toBeVisible()
  await signIn(page, email)
  await expect(card(page, 'Stoneware Bud Vase')).toBeVisible()
})

test('of a wishlist whose owner has gone nothing stays, whatever page is open', async ({
  page,
}) => {
  test.slow() // three times what waits for an idle page may take its own patience
  const patience = { timeout: 30_000 }
  await signUp(page)
  await save(page, 'bud-vase')
  const readKept = () =>
    page.evaluate(() => {
      const key = Object.keys(localStorage).find((name) => /^wishlist:.*-/.test(name))
      return key === undefined ? null : localStorage.getItem(key)
    })
  // Once the server has it there is nothing to keep for its owner's return.
  await expect.poll(readKept).toMatch(/"server":{".{36}":1}/)
  await page.goto('/about')
  await expect(page.locator('html[data-offline-ready="true"]')).toBeAttached(patience)
  await page.evaluate(() => {
    localStorage.removeItem('session')
    dispatchEvent(new StorageEvent('storage', { key: 'session', newValue: null }))
  })
  await expect.poll(readKept, patience).toBeNull()
  // Another's, from before this page.
  await page.evaluate(() => {
    const heard = { flips: { oil: 1 }, server: { oil: 1 }, handles: { oil: 'myrrh-oil' } }
    localStorage.setItem('wishlist:ada', JSON.stringify(heard))
  })
  await page.reload()
  await expect.poll(() => readDevice(page), patience).not.toContain('wishlist:ada')
})

test('two devices of one account have one wishlist', async ({ page, browser }) => {
  const email = await signUp(page)
  const other = await browser.newContext({ baseURL: process.env['SHOP_URL'] })
  const laptop = await other.newPage()
  await signIn(laptop, email, password)
  await signedIn(laptop)
  await laptop.getByRole('link', { name: 'Wishlist' }).click()
  await expect(laptop.getByText('Nothing saved yet.')).toBeVisible()
  await save(page, 'teardrop-pendant')
  // It shows while someone looks, and is still there when the list is opened anew.
  await expect(card(laptop, 'Teardrop Pendant')).toBeVisible()
  const sent = laptop.waitForResponse(/apply_wishlist_operations/)
  await card(laptop, 'Teardrop Pendant').getByRole('button', { name: 'Save' }).click()
  await sent
  await laptop.reload()
  await expect(laptop.getByText('Nothing saved yet.')).toBeVisible()
  await page.reload()
  await waitForHydration(page)
  await expect(saveButton(page)).toHaveAttribute('aria-pressed', 'false')
  await other.close()
})

test('what is taken off can be put back while one looks', async ({ page }) => {
  await save(page, 'bud-vase')
  await page.goto('/account/wishlist')
  const heart = page.getByRole('button', { name: 'Save Stoneware Bud Vase' })
  await heart.click()
  await expect(heart).toHaveAttribute('aria-pressed', 'false')
  await heart.press('Enter')
  await expect(heart).toHaveAttribute('aria-pressed', 'true')
})
