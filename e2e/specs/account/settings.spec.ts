import {
  hurried,
  newEmail,
  password,
  readDevice,
  refused,
  signIn,
  signOut,
  signUp,
  signedIn,
  signedOut,
} from '../../fixtures/account.ts'
import { expectAccessible } from '../../fixtures/expect-accessible.ts'
import { readCode } from '../../fixtures/inbox.ts'
import { expect, test } from '../../fixtures/test.ts'
import type { Page } from '@playwright/test'

test.use({ expectedProblems: hurried })

const openSettings = async (page: Page) => {
  await page.getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByLabel('New email')).toBeVisible()
}

test('another address is the account’s once its code was entered', async ({ page, request }) => {
  await signUp(page)
  await openSettings(page)
  await expectAccessible(page)
  const next = newEmail()
  await page.getByLabel('New email').fill(next)
  await page.getByRole('button', { name: 'Change address' }).click()
  await page.getByLabel('Code').fill(await readCode(request, next))
  await page.getByRole('button', { name: 'Confirm' }).click()
  await expect(page.getByRole('main').getByText(`Your address is ${next} now.`)).toBeVisible()
  await signOut(page)
  await signIn(page, next)
  await signedIn(page)
})

test.describe('another password', () => {
  test.use({ expectedProblems: refused })

  test('wants the old one, and opens the account from then on', async ({ page }) => {
    const email = await signUp(page)
    await openSettings(page)
    const current = page.getByLabel('Current password')
    const change = page.getByRole('button', { name: 'Change password' })
    await page.getByLabel('New password').fill('four fresh small words')
    await change.click()
    await expect(current).toHaveAccessibleDescription(/Enter your password/)
    await expect(current).toBeFocused()
    await current.fill('some other words')
    await change.click()
    await expect(current).toHaveAccessibleDescription(/This is not your password/)
    await current.fill(password)
    await change.click()
    await expect(
      page.getByRole('main').getByText('Done. Your other devices are signed out.'),
    ).toBeVisible()
    await signOut(page)
    await signIn(page, email)
    await expect(page.getByLabel('Password')).toHaveAccessibleDescription(/do not belong together/)
    await page.getByLabel('Password').fill('four fresh small words')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await signedIn(page)
  })
})

test.describe('the end of an account', () => {
  test.use({ expectedProblems: refused })

  test('wants a word typed, takes everything with it, and is for good', async ({ page }) => {
    const email = await signUp(page)
    await openSettings(page)
    await page.getByRole('button', { name: 'Delete account' }).click()
    const field = page.getByLabel('Type “delete” to confirm')
    await expect(field).toBeFocused()
    await expect(field).toHaveAccessibleDescription(/Type the word/)
    await field.fill('Delete')
    await page.getByRole('button', { name: 'Delete account' }).click()
    await signedOut(page)
    await expect.poll(() => readDevice(page)).not.toContain(email)
    await signIn(page, email)
    await expect(page.getByLabel('Password')).toHaveAccessibleDescription(/do not belong together/)
  })
})

test('all sessions end from one device', async ({ page, browser }) => {
  const email = await signUp(page)
  const other = await browser.newContext({ baseURL: process.env['SHOP_URL'] })
  const phone = await other.newPage()
  await signIn(phone, email, password)
  await signedIn(phone)
  await openSettings(page)
  await page.getByRole('button', { name: 'End all sessions' }).click()
  await signedOut(page)
  // The other device hears of it when it renews its token.
  const renewal = await phone.evaluate(async () => {
    const { refresh_token } = JSON.parse(localStorage.getItem('session')!) as Record<string, string>
    const answer = await fetch('/auth/v1/token?grant_type=refresh_token', {
      method: 'POST',
      headers: { apikey: 'sb_publishable_anoint_array_local', 'content-type': 'application/json' },
      body: JSON.stringify({ refresh_token }),
    })
    return answer.status
  })
  expect(renewal).toBe(400)
  await other.close()
})
