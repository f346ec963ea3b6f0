import { newEmail, password, signedIn, signedOut, signUp } from '../../fixtures/account.ts'
import { waitForHydration } from '../../fixtures/hydration.ts'
import { lostPicture } from '../../fixtures/problem-log.ts'
import { expect, test } from '../../fixtures/test.ts'

// What a browser says of a request that had no network.
const unheard = /ERR_INTERNET_DISCONNECTED|WebSocket|ServiceWorker|fetching the script/
test.use({ expectedProblems: [new RegExp(`${unheard.source}|${lostPicture.source}`)] })

test('signing up waits for the network in its place, and goes on by itself', async ({
  page,
  context,
}) => {
  await page.goto('/account')
  await waitForHydration(page)
  await context.setOffline(true)
  await page.getByLabel('Email').fill(newEmail())
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'This needs the network' })).toBeVisible()
  await expect(page.getByLabel('Password')).toHaveValue(password)
  await context.setOffline(false)
  await signedIn(page)
})

test('what was read is still there, from one part of the account to the next', async ({
  page,
  context,
}) => {
  await signUp(page)
  const to = (part: string) => page.getByRole('link', { name: part, exact: true }).click()
  await to('Addresses')
  await expect(page.getByText('No address yet.')).toBeVisible()
  await to('Settings')
  await expect(page.getByRole('heading', { name: 'Password' })).toBeVisible()
  await context.setOffline(true)
  await to('Addresses')
  await expect(page.getByText('No address yet.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Add an address' })).toBeVisible()
  await context.setOffline(false)
})

test('an address is kept once there is a network', async ({ page, context }) => {
  await signUp(page)
  await page.getByRole('link', { name: 'Addresses' }).click()
  await expect(page.getByText('No address yet.')).toBeVisible()
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Add an address' }).click()
  await page.getByLabel('Full name').fill('Claire Okafor')
  await page.getByLabel('Address', { exact: true }).fill('48 Beaconsfield Avenue')
  await page.getByLabel('City').fill('Toronto')
  await page.getByLabel('Province').selectOption({ label: 'Ontario' })
  await page.getByLabel('Postal code').fill('M6J 3H1')
  await page.getByRole('button', { name: 'Keep address' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'This needs the network' })).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByText('48 Beaconsfield Avenue')).toBeVisible()
})

test('what could not be sent is asked about before it is lost', async ({ page, context }) => {
  await signUp(page)
  await page.goto('/product/bud-vase')
  await waitForHydration(page)
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeVisible()
  await page.goto('/account/wishlist')
  await signedIn(page)
  await page.goto('/product/bud-vase')
  await waitForHydration(page)
  await page.getByRole('banner').getByRole('link', { name: 'Account' }).hover()
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('banner').getByRole('link', { name: 'Account' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  const question = page.getByRole('dialog', { name: 'Some changes were not sent yet' })
  await expect(question).toContainText('Wishlist: 1 change')
  await question.getByRole('button', { name: 'Stay, and send them later' }).click()
  await signedIn(page)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await question.getByRole('button', { name: 'Lose them and leave' }).click()
  await signedOut(page)
  await context.setOffline(false)
})
