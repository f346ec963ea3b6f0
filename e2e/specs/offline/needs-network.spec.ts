import { newEmail, password, signedIn, signUp } from '../../fixtures/account.ts'
import { fillIn, payButton } from '../../fixtures/checkout.ts'
import { waitForHydration } from '../../fixtures/hydration.ts'
import { addToCart, openCategory, openProduct } from '../../fixtures/offline-shop.ts'
import { expect, test, unanswered, visit } from '../../fixtures/offline-test.ts'
import { catalog } from '../../fixtures/pages.ts'

// What truly needs the network, met without one: with the real worker and the server gone.

const silence = new RegExp(`${unanswered.source}|WebSocket|ServiceWorker script`)
test.use({ expectedProblems: [silence] })

const oil = catalog.products[0]!

test('an account opened without a network says so, keeps what was typed, and goes on by itself', async ({
  page,
  network,
}) => {
  await visit(page, '/')
  await network.off()
  await page.goto('/account')
  await waitForHydration(page)
  const email = newEmail()
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'This needs the network' })).toBeVisible()
  await expect(page.getByLabel('Email')).toHaveValue(email)
  await network.on()
  await signedIn(page)
})

test('a checkout opened without a network says so, keeps what was typed, and goes on by itself', async ({
  page,
  network,
}) => {
  await visit(page, `/product/${oil.handle}`)
  await addToCart(page)
  await network.off()
  await page.goto('/checkout')
  await waitForHydration(page)
  const email = await fillIn(page)
  await expect(page.getByText('Delivery prices need the network')).toBeVisible()
  await network.on()
  await expect(payButton(page)).toBeVisible()
  await expect(page.getByLabel('Email')).toHaveValue(email)
})

test('who is signed in has the whole shop without a network, too', async ({ page, network }) => {
  await page.goto('/account')
  await signUp(page)
  await visit(page, '/')
  await network.off()
  await page.reload()
  await waitForHydration(page)
  for (const product of catalog.products.slice(-3)) await openProduct(page, product)
  await openCategory(page, catalog.categories[0]!)
  await page.goto('/search?q=oil')
  await waitForHydration(page)
  await expect(page.getByRole('main').getByRole('link', { name: oil.title })).toBeVisible()
})
