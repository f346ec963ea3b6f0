import type { Page } from '@playwright/test'
import { expectAccessible } from '../../fixtures/expect-accessible.ts'
import { hurried, signUp } from '../../fixtures/account.ts'
import { readMails } from '../../fixtures/inbox.ts'
import { placeOrder } from '../../fixtures/place-order.ts'
import { createShopper, openDevice, signInOn } from '../../fixtures/shopper.ts'
import { expect, test } from '../../fixtures/test.ts'

test.use({ expectedProblems: hurried })

const orders = (page: Page) => page.getByRole('region', { name: 'Orders' })

test('an account without orders says so', async ({ page }) => {
  await signUp(page)
  await page.getByRole('link', { name: 'Orders' }).click()
  await expect(orders(page).getByText('You have not ordered anything yet.')).toBeVisible()
  await expectAccessible(page)
})

test('an order stands in its account, and its letter opens it for whoever has the letter', async ({
  page,
  browser,
  request,
  sql,
}) => {
  const [variant] = await sql<{ id: string; title: string }[]>`
    select v.id, p.title from variants v join products p on p.id = v.product_id
    join inventory i on i.variant_id = v.id where i.stock > 10 and p.is_published
    order by v.id limit 1`
  const shopper = await createShopper()
  const session = await shopper.signIn()
  const placed = await placeOrder(session, variant!.id)
  await page.goto('/')
  await signInOn(page, session)
  await page.goto(placed.redirectUrl)
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`/order/${placed.orderId}`))
  await expect(page.getByRole('heading', { name: 'Thank you, Claire' })).toBeVisible()

  await page.goto('/account/orders')
  const row = orders(page).getByRole('listitem')
  await expect(row).toHaveCount(1)
  await expect(row).toContainText('Being packed')
  await expectAccessible(page)
  await sql`select ship_order(${placed.orderId}, 'https://track.example/1')`
  await page.reload()
  await expect(row).toContainText('On its way')
  await row.getByRole('link').click()
  await expect(page.getByRole('heading', { name: 'On its way, Claire' })).toBeVisible()

  const subjects = async () =>
    (await readMails(request, shopper.email)).map(({ subject }) => subject)
  await expect
    .poll(subjects)
    .toEqual([expect.stringContaining('is on its way'), expect.stringContaining('Your order')])
  const device = await openDevice(browser)
  await device.page.goto(`/_local/inbox?to=${encodeURIComponent(shopper.email)}`)
  // A mail that is chosen stays; the newest makes room for a newer one.
  await device.page.getByRole('link', { name: 'Your order' }).click()
  const letter = device.page.frameLocator('iframe')
  await expect(letter.getByText(variant!.title)).toBeVisible()
  await letter.getByRole('link', { name: 'Follow your order' }).click()
  await expect(device.page.getByRole('heading', { name: 'On its way, Claire' })).toBeVisible()
  expect(device.problems.filter((text) => !hurried[0]!.test(text))).toEqual([])
  await device.context.close()
})
