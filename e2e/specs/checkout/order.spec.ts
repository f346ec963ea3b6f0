import { hurried, readDevice, signOut, signUp } from '../../fixtures/account.ts'
import {
  expectPaid,
  goToProvider,
  openForm,
  pageButton,
  payButton,
  payFor,
  payThere,
  readPlaced,
  test,
} from '../../fixtures/checkout.ts'
import { expectAccessible } from '../../fixtures/expect-accessible.ts'
import { expect } from '../../fixtures/test.ts'

test('an order turns from unpaid to paid to shipped while one looks', async ({
  page,
  context,
  sql,
}) => {
  test.slow() // nobody is told that nothing came before it has lasted
  await goToProvider(page)
  const other = await context.newPage()
  await other.goto('/shop')
  const { id, path } = await readPlaced(other)
  await other.goto(path)
  const title = other.getByRole('heading', { level: 1 })
  await expect(title).toHaveText('One moment')
  await expect(title).toHaveText('Not paid yet', { timeout: 30_000 })
  await expectAccessible(other)
  await payThere(page)
  await expectPaid(other)
  await sql`select ship_order(${id}::uuid, 'https://www.ups.com/track')`
  await expect(title).toHaveText('On its way, Claire')
  await expect(other.getByRole('link', { name: 'Follow the parcel' })).toBeVisible()
  await expectAccessible(other)
})

test('a dispute and its end are told while one looks', async ({ page, context }) => {
  await goToProvider(page)
  const payPage = page.url()
  await payThere(page)
  const bank = await context.newPage()
  await bank.goto(payPage)
  await pageButton(bank, 'Dispute the payment').click()
  const title = page.getByRole('heading', { level: 1 })
  await expect(title).toHaveText('In dispute')
  await expect(page.getByText('Reply to any message about this order')).toBeVisible()
  await expectAccessible(page)
  await pageButton(bank, 'Decide for the payer').click()
  await expect(title).toHaveText('Refunded')
  await expect(page.getByRole('heading', { name: 'What you ordered' })).toBeVisible()
  await expectAccessible(page)
})

test('while the provider is silent nobody is told that nothing was charged', async ({
  page,
  context,
  companies,
}) => {
  test.slow() // until the provider was asked for the third time
  await goToProvider(page)
  const other = await context.newPage()
  await other.goto('/shop')
  const { path } = await readPlaced(other)
  await companies.fail('stripe', 'look', '500')
  let answers = 0
  const third = other.waitForResponse(
    (answer) => answer.url().endsWith('/confirm') && (answers += 1) === 3,
  )
  await other.goto(path)
  await third
  // Past the frame that would say otherwise.
  await other.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))))
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('One moment')
  await pageButton(page, 'Pay').click()
  await expectPaid(other)
})

test('a link without a key opens nothing, and says what would', async ({ page }) => {
  await page.goto('/order/8f14e45f-ceea-467f-a8f5-1f3bd6a1a9a2')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('We do not know this order')
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', 'noindex')
  // Keys stand in these addresses, and are told to nobody.
  await expect(page.locator('meta[name="referrer"]')).toHaveAttribute('content', 'origin')
  await expectAccessible(page)
})

test.describe('whoever signs out', () => {
  test('leaves nothing of an order they began', async ({ page }) => {
    await signUp(page)
    await openForm(page, 'someone.else@maple.example')
    await expect(payButton(page)).toBeVisible()
    expect(await readDevice(page)).toContain('Beaconsfield')
    await page.goto('/account')
    await signOut(page)
    const kept = await readDevice(page)
    expect(kept).not.toContain('Beaconsfield')
    expect(kept).not.toContain('someone.else')
  })

  test('takes along the way back to the order they paid for', async ({ page }) => {
    await signUp(page)
    await goToProvider(page)
    await payThere(page)
    const { pathname } = new URL(page.url())
    const id = pathname.slice('/order/'.length)
    await expect.poll(() => readDevice(page)).toContain(id)
    await page.goto('/account')
    await signOut(page)
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(id)
    await page.goto('/checkout')
    await expect(page.getByText('Your cart is empty')).toBeVisible()
  })

  test('and whose session ends otherwise leaves nothing to who comes next', async ({ page }) => {
    await signUp(page)
    await openForm(page, 'someone.else@maple.example')
    await expect(payButton(page)).toBeVisible()
    await page.evaluate(() => localStorage.removeItem('session'))
    await page.goto('/cart')
    await expect.poll(() => readDevice(page)).not.toContain('Beaconsfield')
  })
})

test.describe('whose session the server refuses', () => {
  // One expression: two would be read as a value and its options.
  test.use({ expectedProblems: [new RegExp(`${hurried[0]!.source}|status (of )?4\\d\\d\\b`)] })

  test('opens their order with its key all the same', async ({ page }) => {
    await signUp(page)
    await goToProvider(page)
    await payThere(page)
    await page.evaluate(() => {
      const session = JSON.parse(localStorage.getItem('session')!) as object
      const refused = { ...session, access_token: 'a.b.c', refresh_token: 'none' }
      localStorage.setItem('session', JSON.stringify(refused))
    })
    await page.reload()
    await expectPaid(page)
  })
})

test('a guest who signs in goes on with what they typed', async ({ page }) => {
  await openForm(page, 'claire@maple.example')
  await expect(payButton(page)).toBeVisible()
  await page.getByRole('link', { name: 'Sign in' }).click()
  await signUp(page)
  await page.goto('/checkout')
  await expect(page.getByLabel('Full name')).toHaveValue('Claire Okafor')
  await payFor(page)
  await expect(page.getByRole('link', { name: 'Cart, empty' })).toBeVisible()
})
