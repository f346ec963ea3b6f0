import { mergeTests, type Page } from '@playwright/test'
import {
  addToCart,
  expectPaid,
  fillIn,
  goToProvider,
  openForm,
  payButton,
  payThere,
  test as checkoutTest,
} from '../../fixtures/checkout.ts'
import { expect, test as offlineTest, unanswered, visit } from '../../fixtures/offline-test.ts'

// The pages come from the real worker, and the network is really off: for the browser, and at the server.
const test = mergeTests(checkoutTest, offlineTest)
test.use({ expectedProblems: [new RegExp(`${unanswered.source}|WebSocket`)] })

const said = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words })

/** With the worker installed. @returns where the order is seen */
async function placeOrder(page: Page): Promise<URL> {
  await visit(page, '/')
  await goToProvider(page)
  await payThere(page)
  return new URL(page.url())
}

test('checkout opens for the first time, keeps what is typed, and goes on by itself', async ({
  page,
  network,
}) => {
  await visit(page, '/')
  await addToCart(page)
  await network.off()
  await page.goto('/checkout')
  await fillIn(page, 'claire@maple.example')
  await expect(said(page, 'Delivery prices need the network')).toBeVisible()
  await page.getByRole('button', { name: 'Pay with Stripe' }).click()
  await expect(page.getByRole('alert')).toContainText('The total needs the network')
  await page.reload()
  await expect(page.getByLabel('Email')).toHaveValue('claire@maple.example')
  await expect(page.getByLabel('Street and number')).toHaveValue('48 Beaconsfield Avenue')
  await expect(said(page, 'Delivery prices need the network')).toBeVisible()
  await network.on()
  await payButton(page).click()
  await payThere(page)
})

test('what was about to be paid is paid once the network is back', async ({ page, network }) => {
  await visit(page, '/')
  await openForm(page)
  await expect(payButton(page)).toBeVisible()
  await network.off()
  await payButton(page).click()
  await expect(said(page, 'paying goes on by itself')).toBeVisible()
  await network.on()
  await payThere(page)
})

test('an order opened from its link waits for the network, and then is there', async ({
  page,
  network,
}) => {
  const { pathname, search } = await placeOrder(page)
  await visit(page, '/shop')
  await network.off()
  await page.goto(pathname + search)
  await expect(said(page, 'Your order needs the network')).toBeVisible()
  await page.reload()
  await expect(said(page, 'Your order needs the network')).toBeVisible()
  await network.on()
  await expectPaid(page)
})

test('an order on screen stays there, and hears what became of it when the network is back', async ({
  page,
  network,
  sql,
}) => {
  const { pathname, search } = await placeOrder(page)
  await page.goto(pathname + search)
  await expectPaid(page)
  await network.off()
  await sql`select ship_order(${pathname.slice('/order/'.length)}::uuid, 'https://www.ups.com/track')`
  await expectPaid(page)
  await network.on()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('On its way, Claire')
})
