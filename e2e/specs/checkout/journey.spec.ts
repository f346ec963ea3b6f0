import { signUp } from '../../fixtures/account.ts'
import {
  addToCart,
  expectPaid,
  goToProvider,
  pageButton,
  payButton,
  payFor,
  payThere,
  readLetter,
  test,
} from '../../fixtures/checkout.ts'
import { expectAccessible } from '../../fixtures/expect-accessible.ts'
import { expectNoLayoutShift } from '../../fixtures/layout-shift.ts'
import { openDevice } from '../../fixtures/shopper.ts'
import { expect } from '../../fixtures/test.ts'

test('a guest orders by card, is thanked, and finds the order again by mail', async ({
  page,
  browser,
  request,
}) => {
  const email = await goToProvider(page)
  await payThere(page)
  await expect(page.getByRole('listitem').filter({ hasText: 'Being packed' })).toHaveAttribute(
    'aria-current',
    'step',
  )
  await expect(page.getByText('Cedar')).toBeVisible()
  await expectAccessible(page)
  await expectNoLayoutShift(page)
  // What was bought has left the cart.
  await expect(page.getByRole('link', { name: 'Cart, empty' })).toBeVisible()

  const { text } = await readLetter(request, email)
  const link = /http\S+\/order\/\S+key=\w+/.exec(text)![0]
  const { page: other, context } = await openDevice(browser)
  await other.goto(link)
  await expectPaid(other)
  await other.goto(link.replace(/key=\w+/, 'key=0123456789abcdef'))
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('We do not know this order')
  await context.close()
})

test('a guest orders with PayPal', async ({ page }) => {
  await goToProvider(page, 'PayPal')
  await payThere(page)
  await expect(page.getByText('with PayPal')).toBeVisible()
})

test('an account orders to an address it keeps', async ({ page }) => {
  await signUp(page)
  await page.getByRole('link', { name: 'Addresses' }).click()
  await page.getByRole('button', { name: 'Add an address' }).click()
  await page.getByLabel('Full name').fill('Claire Okafor')
  await page.getByLabel('Address', { exact: true }).fill('12 Tyndall Avenue')
  await page.getByLabel('City').fill('Toronto')
  await page.getByLabel('Province').selectOption({ label: 'Ontario' })
  await page.getByLabel('Postal code').fill('m6j3h1')
  await page.getByRole('button', { name: 'Keep address' }).click()
  await expect(page.getByText('12 Tyndall Avenue')).toBeVisible()
  await addToCart(page)
  await page.getByRole('dialog').getByRole('link', { name: 'Checkout' }).click()
  await expect(page.getByLabel('Street and number')).toHaveValue('12 Tyndall Avenue')
  await payFor(page)
  await expect(page.getByRole('link', { name: 'Cart, empty' })).toBeVisible()
  // Its owner needs no key.
  await page.goto(new URL(page.url()).pathname)
  await expectPaid(page)
})

test('the keyboard alone gets from cart to order', async ({ page }) => {
  await addToCart(page)
  await page.goto('/cart')
  await page.getByRole('link', { name: 'Checkout' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Email')).toBeVisible()
  const type = async (label: string, text: string) => {
    await expect(page.getByLabel(label)).toBeFocused()
    await page.keyboard.type(text)
    await page.keyboard.press('Tab')
  }
  await page.getByLabel('Email').focus()
  await type('Email', 'claire@maple.example')
  await type('Full name', 'Claire Okafor')
  await page.keyboard.press('Tab') // Canada
  await type('Street and number', '48 Beaconsfield Avenue')
  await type('Apartment, buzzer', '')
  await type('City', 'Toronto')
  await type('Province', 'Ont')
  await type('Postal code', 'm6j3h1')
  await expect(payButton(page)).toBeVisible()
  await page.getByLabel('Phone').press('Tab')
  await expect(page.getByRole('radio', { name: /working day/ }).first()).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('radio', { name: /working day/ }).nth(1)).toBeChecked()
  await page.getByRole('radio', { name: 'Card, with Stripe' }).focus()
  await page.keyboard.press('Tab')
  await expect(payButton(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await pageButton(page, 'Pay').press('Enter')
  await expectPaid(page)
})
