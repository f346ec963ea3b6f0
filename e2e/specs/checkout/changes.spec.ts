import type { Sql } from 'postgres'
import { signIn, signUp } from '../../fixtures/account.ts'
import {
  addToCart,
  expectPaid,
  expectUncharged,
  fillIn,
  goToProvider,
  openForm,
  pageButton,
  payButton,
  payFor,
  payThere,
  refused,
  test,
} from '../../fixtures/checkout.ts'
import { openDevice } from '../../fixtures/shopper.ts'
import { expect } from '../../fixtures/test.ts'

// What happens between the look at a total and the press that pays it.

test.use({ expectedProblems: refused })

type Offer = { id: string; price: number; stock: number }

/** The variant that its page offers first. */
async function findOffer(sql: Sql, handle: string): Promise<Offer> {
  const [offer] = await sql<Offer[]>`
    select v.id, v.price_cents as price, i.stock
    from variants v join products p on p.id = v.product_id join inventory i on i.variant_id = v.id
    where p.handle = ${handle} order by v.position limit 1`
  return offer!
}

/** @returns what puts back as many as there were, which the end of the test does at the latest. */
async function sellOut(sql: Sql, cleanUp: (undo: () => Promise<unknown>) => void, handle: string) {
  const { id, stock } = await findOffer(sql, handle)
  const restock = () => sql`update inventory set stock = ${stock} where variant_id = ${id}`
  cleanUp(restock)
  await sql`update inventory set stock = 0 where variant_id = ${id}`
  return restock
}

test('a price that was changed after the total was shown is said before it is paid', async ({
  page,
  sql,
  cleanUp,
}) => {
  const { id, price } = await findOffer(sql, 'cedar-hyssop-oil')
  const email = await openForm(page)
  await expect(payButton(page)).toBeVisible()
  const before = await payButton(page).textContent()
  cleanUp(() => sql`update variants set price_cents = ${price} where id = ${id}`)
  await sql`update variants set price_cents = ${price + 300} where id = ${id}`
  await payButton(page).click()
  await expect(page.getByRole('alert')).toContainText('Nothing was charged; press again')
  await expect(page.getByText('Its price has changed; it is $25.00 now.')).toBeVisible()
  await expect(payButton(page)).not.toHaveText(before!)
  await expectUncharged(sql, email)
  await payFor(page)
  await expect(page.getByText('$25.00').first()).toBeVisible()
})

test('a price that changes in the moment of the press ends that press, and nothing else', async ({
  page,
  sql,
  cleanUp,
}) => {
  const { id, price } = await findOffer(sql, 'cedar-hyssop-oil')
  const email = await openForm(page)
  await expect(payButton(page)).toBeVisible()
  const draft = await page.evaluate(() => localStorage.getItem('checkout:draft'))
  const { cartId } = JSON.parse(draft!) as { cartId: string }
  cleanUp(() => sql`update variants set price_cents = ${price} where id = ${id}`)
  await sql.begin(async (held) => {
    // The order is priced, and stands before the door of its cart, when the price changes.
    await held`select pg_advisory_xact_lock(hashtextextended(${`checkout:guest:${cartId}`}, 0))`
    await payButton(page).click()
    const waiting = () => held`select from pg_locks where locktype = 'advisory' and not granted`
    await expect.poll(async () => (await waiting()).length).toBeGreaterThan(0)
    await held`update variants set price_cents = ${price + 400} where id = ${id}`
  })
  await expect(page.getByRole('alert')).toContainText('A price has changed.')
  await expect(page.getByText('Its price has changed; it is $26.00 now.')).toBeVisible()
  await expectUncharged(sql, email)
  await payFor(page)
})

test('what is sold out when it is to be paid is said, and the rest can be ordered', async ({
  page,
  sql,
  cleanUp,
}) => {
  // A network that lets no news through: the page learns it from the refusal alone.
  await page.routeWebSocket(/realtime/, () => {})
  await addToCart(page, 'hours-candle')
  const email = await openForm(page)
  await expect(payButton(page)).toBeVisible()
  await sellOut(sql, cleanUp, 'hours-candle')
  await payButton(page).click()
  await expect(page.getByRole('alert')).toContainText('Someone was faster')
  await expect(page.getByText('Sold out meanwhile. It is not counted.')).toBeVisible()
  await expectUncharged(sql, email)
  await payFor(page)
})

test('when all of it is sold out nothing can be paid, until there is some again', async ({
  page,
  sql,
  cleanUp,
}) => {
  await addToCart(page, 'hours-candle')
  await page.goto('/checkout')
  await fillIn(page)
  await expect(payButton(page)).toBeVisible()
  const restock = await sellOut(sql, cleanUp, 'hours-candle')
  await expect(page.getByText('Sold out meanwhile. It is not counted.')).toBeVisible()
  await page.getByRole('button', { name: 'Pay with Stripe' }).click()
  await expect(page.getByRole('alert')).toContainText('Nothing in your cart can be sent now')
  await restock()
  await payFor(page)
})

test('while a payment is looked at by PayPal nobody pays for its cart again', async ({
  page,
  context,
  sql,
  companies,
}) => {
  test.slow() // what is said of a payment under way is said once it has lasted
  await companies.fail('paypal', 'funding', 'pending')
  const email = await goToProvider(page, 'PayPal')
  const payPage = page.url()
  await pageButton(page, 'Pay').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Almost there', {
    timeout: 30_000,
  })
  await page.goto('/checkout')
  await payButton(page, 'PayPal').click()
  await expect(page.getByRole('alert')).toContainText('A payment for this cart is under way', {
    timeout: 30_000,
  })
  await expectUncharged(sql, email)
  await page.getByRole('link', { name: 'See your order' }).click()
  await expect(page).toHaveURL(/\/order\//)
  const paypal = await context.newPage()
  await paypal.goto(payPage)
  await pageButton(paypal, 'Accept the payment').click()
  await expectPaid(page)
  const orders = await sql`select status from orders where email = ${email}`
  expect(orders.map(({ status }) => status as string)).toEqual(['paid'])
})

test('what one device has paid for the other one shows, and does not pay again', async ({
  page,
  browser,
  sql,
}) => {
  const email = await signUp(page)
  await openForm(page, email)
  await payButton(page).click()
  await expect(pageButton(page, 'Pay')).toBeVisible()
  const { page: other, context } = await openDevice(browser)
  // Nobody tells this device that the cart was emptied.
  await other.routeWebSocket(/realtime/, () => {})
  await signIn(other, email)
  await expect(other.getByRole('button', { name: 'Sign out' })).toBeVisible()
  await other.goto('/checkout')
  await fillIn(other, email)
  await expect(payButton(other)).toBeVisible()
  await payThere(page)
  await payButton(other).click()
  await expectPaid(other)
  expect(new URL(other.url()).pathname).toBe(new URL(page.url()).pathname)
  const orders = await sql`select status from orders where email = ${email}`
  expect(orders.map(({ status }) => status as string)).toEqual(['paid'])
  await context.close()
})
