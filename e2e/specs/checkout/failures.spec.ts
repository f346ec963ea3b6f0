import {
  addToCart,
  expectPaid,
  fillIn,
  goToProvider,
  pageButton,
  payButton,
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
  await payButton(page).click()
  await pageButton(page, 'Pay').click()
  await expectPaid(page)
})

test('the back button finds everything as it was', async ({ page }) => {
  const email = await goToProvider(page)
  await page.goBack()
  await expect(page.getByLabel('Email')).toHaveValue(email)
  await payButton(page).click()
  await pageButton(page, 'Pay').click()
  await expectPaid(page)
  // Once it is paid for there is nothing to pay twice.
  await page.goto('/checkout')
  await expect(page.getByText('Your cart is empty')).toBeVisible()
})

test('who paid in another tab is shown the order', async ({ page, context }) => {
  await goToProvider(page)
  const payPage = page.url()
  const other = await context.newPage()
  await other.goto(payPage)
  await pageButton(other, 'Pay').click()
  await expectPaid(other)
  await other.close()
  await page.goBack()
  await expect(page.getByText(/Thank you, Claire|Your cart is empty/).first()).toBeVisible()
})

for (const [down, up] of [
  ['Stripe', 'PayPal'],
  ['PayPal', 'Stripe'],
] as const) {
  test(`while ${down} is down ${up} is offered`, async ({ page, companies }) => {
    await companies.fail(down === 'Stripe' ? 'stripe' : 'paypal', 'open', '500')
    await addToCart(page)
    await page.goto('/checkout')
    await fillIn(page)
    await page.getByRole('radio', { name: down }).check()
    await payButton(page, down).click()
    await expect(page.getByRole('alert')).toContainText(`${down} is not answering`)
    await page.getByRole('button', { name: `Pay with ${up} instead` }).click()
    await expect(payButton(page, up)).toBeFocused()
    await payButton(page, up).click()
    await pageButton(page, 'Pay').click()
    await expectPaid(page)
  })
}

test('delivery that was quoted too long ago is asked for anew, and that stays said', async ({
  page,
  sql,
}) => {
  await addToCart(page)
  await page.goto('/checkout')
  await fillIn(page)
  await expect(payButton(page)).toBeVisible()
  await sql`
    update private.delivery_quotes
    set created_at = created_at - interval '2 hours', expires_at = expires_at - interval '2 hours'`
  const renewed = page.waitForResponse((answer) => answer.url().endsWith('/get-rates'))
  await payButton(page).click()
  await renewed
  await expect(payButton(page)).toBeVisible()
  await expect(page.getByRole('alert')).toContainText('delivery had grown old')
  await payButton(page).click()
  await pageButton(page, 'Pay').click()
  await expectPaid(page)
})

test('what is changed while the payment is prepared is not paid for unseen', async ({
  page,
  companies,
}) => {
  await companies.fail('stripe', 'open', 'delay', 4000)
  await addToCart(page)
  await page.goto('/checkout')
  await fillIn(page)
  await payButton(page).click()
  await page.getByLabel('Street and number').fill('12 Tyndall Avenue')
  await expect(page.getByRole('alert')).toContainText('You changed something')
  await payButton(page).click()
  await pageButton(page, 'Pay').click()
  await expectPaid(page)
  await expect(page.getByText('12 Tyndall Avenue')).toBeVisible()
})

test('what someone else has bought meanwhile is said in its line', async ({
  page,
  sql,
  cleanUp,
}) => {
  await addToCart(page, 'hours-candle')
  await addToCart(page)
  await page.goto('/checkout')
  await fillIn(page)
  await expect(payButton(page)).toBeVisible()
  const [{ stock, id }] = (await sql`
    select i.stock, i.variant_id as id from inventory i
    join variants v on v.id = i.variant_id join products p on p.id = v.product_id
    where p.handle = 'hours-candle' limit 1`) as unknown as [{ stock: number; id: string }]
  cleanUp(() => sql`update inventory set stock = ${stock} where variant_id = ${id}`)
  await sql`update inventory set stock = 0 where variant_id = ${id}`
  await expect(page.getByText('Sold out meanwhile. It is not counted.')).toBeVisible()
  await expect(payButton(page)).toBeVisible()
  await payButton(page).click()
  await pageButton(page, 'Pay').click()
  await expectPaid(page)
})

test('pressed twice, and in two tabs, it is one order', async ({ page, context, sql }) => {
  await addToCart(page)
  await page.goto('/checkout')
  const email = await fillIn(page)
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
