import {
  addToCart,
  expectPaid,
  goToProvider,
  openForm,
  pageButton,
  payButton,
  payFor,
  refused,
  test,
} from '../../fixtures/checkout.ts'
import { expect } from '../../fixtures/test.ts'

test.use({ expectedProblems: refused })

test('a declined card, a failed authentication and a change of mind lose nothing', async ({
  page,
}) => {
  const email = await goToProvider(page)
  await pageButton(page, 'Decline the card').click()
  await expect(page.getByText(/declined/i).first()).toBeVisible()
  await pageButton(page, 'Fail authentication').click()
  await expect(page.getByText(/authenticate/i).first()).toBeVisible()
  await pageButton(page, 'Cancel').click()
  await expect(page.getByLabel('Email')).toHaveValue(email)
  await payFor(page)
})

test('the back button finds everything as it was', async ({ page }) => {
  const email = await goToProvider(page)
  await page.goBack()
  await expect(page.getByLabel('Email')).toHaveValue(email)
  await payFor(page)
  // Once it is paid for there is nothing to pay twice.
  await page.goto('/checkout')
  await expectPaid(page)
})

test('who paid in another tab is shown the order', async ({ page, context }) => {
  await goToProvider(page)
  const payPage = page.url()
  const other = await context.newPage()
  await other.goto(payPage)
  await pageButton(other, 'Pay').click()
  await expectPaid(other)
  // Nothing waits for its payment any more: what is shown here is what the device remembers.
  await expect.poll(() => other.evaluate(() => localStorage.getItem('checkout:placed'))).toBeNull()
  await page.goBack()
  await expectPaid(page)
})

test('who paid and never came back finds the order at checkout a day later', async ({
  page,
  context,
  request,
}) => {
  await goToProvider(page)
  const payPage = page.url()
  await page.close()
  // The tab was closed with the press: the way back is not followed.
  await request.post(payPage, { form: { action: 'pay' }, maxRedirects: 0 })
  const later = await context.newPage()
  await later.clock.install({ time: Date.now() + 24 * 3_600_000 })
  await later.goto('/checkout')
  await expectPaid(later)
  await expect(later.getByRole('link', { name: 'Cart, empty' })).toBeVisible()
})

test('a checkout that is open while another tab pays turns into the order', async ({
  page,
  context,
}) => {
  await openForm(page)
  await expect(payButton(page)).toBeVisible()
  const other = await context.newPage()
  await other.goto('/checkout')
  await payFor(other)
  await expectPaid(page)
  expect(page.url()).toBe(other.url())
})

for (const [down, up] of [
  ['Stripe', 'PayPal'],
  ['PayPal', 'Stripe'],
] as const) {
  test(`while ${down} is down ${up} is offered`, async ({ page, companies }) => {
    await companies.fail(down === 'Stripe' ? 'stripe' : 'paypal', 'open', '500')
    await openForm(page)
    await page.getByRole('radio', { name: down }).check()
    await payButton(page, down).click()
    await expect(page.getByRole('alert')).toContainText(`${down} is not answering`)
    await page.getByRole('button', { name: `Pay with ${up} instead` }).click()
    await expect(payButton(page, up)).toBeFocused()
    await payFor(page, up)
  })
}

test('delivery that was quoted too long ago is asked for anew, and that stays said', async ({
  page,
  sql,
}) => {
  await openForm(page)
  await expect(payButton(page)).toBeVisible()
  await sql`
    update private.delivery_quotes
    set created_at = created_at - interval '2 hours', expires_at = expires_at - interval '2 hours'`
  const renewed = page.waitForResponse((answer) => answer.url().endsWith('/get-rates'))
  await payButton(page).click()
  await renewed
  await expect(payButton(page)).toBeVisible()
  await expect(page.getByRole('alert')).toContainText('delivery had grown old')
  await payFor(page)
})

test('what is changed while the payment is prepared is not paid for unseen', async ({
  page,
  companies,
}) => {
  await companies.fail('stripe', 'open', 'delay', 4000)
  await openForm(page)
  await payButton(page).click()
  await page.getByLabel('Street and number').fill('12 Tyndall Avenue')
  await expect(page.getByRole('alert')).toContainText('You changed something')
  await payFor(page)
  await expect(page.getByText('12 Tyndall Avenue')).toBeVisible()
})

test('what someone else has bought meanwhile is said in its line', async ({
  page,
  sql,
  cleanUp,
}) => {
  await addToCart(page, 'hours-candle')
  await openForm(page)
  await expect(payButton(page)).toBeVisible()
  const [{ stock, id }] = (await sql`
    select i.stock, i.variant_id as id from inventory i
    join variants v on v.id = i.variant_id join products p on p.id = v.product_id
    where p.handle = 'hours-candle' limit 1`) as unknown as [{ stock: number; id: string }]
  cleanUp(() => sql`update inventory set stock = ${stock} where variant_id = ${id}`)
  await sql`update inventory set stock = 0 where variant_id = ${id}`
  await expect(page.getByText('Sold out meanwhile. It is not counted.')).toBeVisible()
  await expect(payButton(page)).toBeVisible()
  await payFor(page)
})

test('pressed twice, and in two tabs, it is one order', async ({ page, context, sql }) => {
  const email = await openForm(page)
  await expect(payButton(page)).toBeVisible()
  const other = await context.newPage()
  await other.goto('/checkout')
  await expect(payButton(other)).toBeVisible()
  await payButton(page).dblclick()
  await expect(pageButton(page, 'Pay')).toBeVisible()
  await payButton(other).click()
  await pageButton(other, 'Pay').click()
  await expectPaid(other)
  const orders = await sql`select id, status from orders where email = ${email}`
  expect(orders.map(({ status }) => status as string)).toEqual(['paid'])
  const pages = await sql`
    select status from private.payment_attempts
    where order_id = ${orders[0]!['id'] as string} and status in ('open', 'paid')`
  expect(pages.map(({ status }) => status as string)).toEqual(['paid'])
})
