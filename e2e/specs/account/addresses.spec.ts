import { hurried, readDevice, signOut, signUp } from '../../fixtures/account.ts'
import { expectAccessible } from '../../fixtures/expect-accessible.ts'
import { expect, test } from '../../fixtures/test.ts'
import type { Page } from '@playwright/test'

test.use({ expectedProblems: hurried })

async function addAddress(page: Page, name: string, line: string) {
  await page.getByRole('button', { name: 'Add an address' }).click()
  await expect(page.getByLabel('Full name')).toBeFocused()
  await page.getByLabel('Full name').fill(name)
  await page.getByLabel('Address', { exact: true }).fill(line)
  await page.getByLabel('City').fill('Toronto')
  await page.getByLabel('Province').selectOption({ label: 'Ontario' })
  await page.getByLabel('Postal code').fill('m6j3h1')
  await page.getByRole('button', { name: 'Keep address' }).click()
  await expect(page.getByText(line)).toBeVisible()
}

const row = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByText(name) })

test('addresses are kept, changed and removed, one of them the default', async ({ page }) => {
  await signUp(page)
  await page.getByRole('link', { name: 'Addresses' }).click()
  await addAddress(page, 'Claire Okafor', '48 Beaconsfield Avenue')
  await addAddress(page, 'Ann Okafor', '12 Tyndall Avenue')
  await expect(page.getByText('Toronto ON M6J 3H1')).toHaveCount(2)
  await expect(row(page, 'Claire Okafor').getByText('Default', { exact: true })).toBeVisible()
  await expectAccessible(page)
  await row(page, 'Ann Okafor').getByRole('button', { name: 'Make default' }).click()
  await expect(row(page, 'Ann Okafor').getByText('Default', { exact: true })).toBeVisible()
  await expect(page.getByText('Default', { exact: true })).toHaveCount(1)
  await row(page, 'Ann Okafor').getByRole('button', { name: 'Change' }).click()
  await page.getByLabel('Address', { exact: true }).fill('14 Tyndall Avenue')
  await page.getByRole('button', { name: 'Keep address' }).click()
  await expect(page.getByText('14 Tyndall Avenue')).toBeVisible()
  await row(page, 'Ann Okafor').getByRole('button', { name: 'Remove' }).click()
  await expect(row(page, 'Ann Okafor')).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(row(page, 'Ann Okafor')).toBeVisible()
  await page.reload()
  await expect(row(page, 'Ann Okafor')).toBeVisible()
})

test('an address is asked for as its country writes it', async ({ page }) => {
  await signUp(page)
  await page.getByRole('link', { name: 'Addresses' }).click()
  await page.getByRole('button', { name: 'Add an address' }).click()
  await page.getByRole('button', { name: 'Keep address' }).click()
  await expect(page.getByLabel('Full name')).toBeFocused()
  await expect(page.getByLabel('Postal code')).toHaveAccessibleDescription(/Enter the postal code/)
  await expectAccessible(page)
  await page.getByLabel('Country').selectOption({ label: 'United States' })
  await expect(page.getByLabel('State')).toBeVisible()
  await page.getByLabel('ZIP code').fill('M6J 3H1')
  await page.getByRole('button', { name: 'Keep address' }).click()
  await expect(page.getByLabel('ZIP code')).toHaveAccessibleDescription(/no ZIP code/)
  await page.getByLabel('Country').selectOption({ label: 'Ireland' })
  await expect(page.getByLabel('Region (optional)')).toBeVisible()
  await expect(page.getByLabel('Postal code (optional)')).toBeVisible()
})

test('who comes next on the device finds nothing of who was there before', async ({ page }) => {
  const email = await signUp(page)
  await page.getByRole('link', { name: 'Addresses' }).click()
  await addAddress(page, 'Claire Okafor', '48 Beaconsfield Avenue')
  const { userId } = await page.evaluate(() => {
    const { user } = JSON.parse(localStorage.getItem('session')!) as { user: { id: string } }
    return { userId: user.id }
  })
  await signOut(page)
  for (const trace of [email, 'Okafor', 'Beaconsfield', userId])
    await expect.poll(() => readDevice(page)).not.toContain(trace)
  await signUp(page)
  await expect(page.getByText('No address yet.')).toBeVisible()
  await expect(page.getByText('Okafor')).toHaveCount(0)
})
