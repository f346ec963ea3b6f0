import { addToCart, fillIn, openForm, payButton, payThere, test } from '../../fixtures/checkout.ts'
import { expectAccessible } from '../../fixtures/expect-accessible.ts'
import { findAttributeMismatches, waitForHydration } from '../../fixtures/hydration.ts'
import { expectNoLayoutShift } from '../../fixtures/layout-shift.ts'
import { unanswered } from '../../fixtures/offline-test.ts'
import { expect } from '../../fixtures/test.ts'

test('the form says beside each field what is missing, and keeps what was typed', async ({
  page,
}) => {
  await addToCart(page)
  await page.goto('/checkout')
  await expect(page.getByLabel('Email')).toBeVisible()
  await expectNoLayoutShift(page)
  await page.getByRole('button', { name: 'Pay with Stripe' }).click()
  await expect(page.getByLabel('Email')).toBeFocused()
  await expect(page.getByLabel('Email')).toHaveAccessibleDescription(/Enter your email/)
  await expect(page.getByLabel('Province')).toHaveAccessibleDescription('Choose one.')
  await expectAccessible(page)
  await fillIn(page, 'claire@maple.example')
  await expect(page.getByLabel('Email')).not.toHaveAttribute('aria-invalid')
  await expect(payButton(page)).toBeVisible()
  await page
    .getByRole('radio', { name: /working day/ })
    .nth(1)
    .check()
  await page.getByRole('radio', { name: 'PayPal' }).check()
  await page.reload()
  await expect(page.getByLabel('Full name')).toHaveValue('Claire Okafor')
  await expect(page.getByLabel('Province')).toHaveValue('ON')
  await expect(page.getByRole('radio', { name: /working day/ }).nth(1)).toBeChecked()
  await expect(page.getByRole('radio', { name: 'PayPal' })).toBeChecked()
  await expectAccessible(page)
  const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(scrollWidth, 'nothing stands out sideways').toBe(360)
})

test('another country asks for its own address', async ({ page }) => {
  await openForm(page)
  await page.getByLabel('Country').selectOption({ label: 'United States' })
  await page.getByLabel('State').selectOption({ label: 'New York' })
  await page.getByLabel('ZIP code').fill('10001')
  await expect(payButton(page)).toBeVisible()
  await expect(page.getByRole('term').filter({ hasText: /ST,/ })).toHaveCount(0)
})

test('an empty cart leads back to the shop', async ({ page }) => {
  await page.goto('/checkout')
  await waitForHydration(page)
  await expect(page.getByText('Your cart is empty')).toBeVisible()
  expect(await findAttributeMismatches(page)).toEqual([])
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', 'noindex')
})

test.describe('without a network', () => {
  test.use({ expectedProblems: [unanswered] })

  test('the form says so in its place, and goes on by itself', async ({ page, context }) => {
    await addToCart(page)
    await page.goto('/checkout')
    await expect(page.getByLabel('Email')).toBeVisible()
    await context.setOffline(true)
    await fillIn(page)
    await expect(page.getByText('Delivery prices need the network')).toBeVisible()
    await context.setOffline(false)
    await expect(payButton(page)).toBeVisible()
    await context.setOffline(true)
    await payButton(page).click()
    await expect(page.getByText('paying goes on by itself')).toBeVisible()
    await context.setOffline(false)
    await payThere(page)
  })
})
