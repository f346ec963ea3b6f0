import { waitForHydration } from '../../fixtures/hydration.ts'
import { openShopFront } from '../../fixtures/shop-front.ts'
import { openDevice, signInOn } from '../../fixtures/shopper.ts'
import { expect, syncTest as test } from '../../fixtures/sync-test.ts'

test('the browser’s word that there is a network wakes an open page, which sends what waits', async ({
  phone,
  laptop,
  browser,
}) => {
  const front = await openShopFront(process.env['SHOP_URL']!)
  const { page, context } = await openDevice(browser, { baseURL: front.url })
  const devtools = await context.newCDPSession(page)
  let registrationId = ''
  devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
    registrationId = registrations[0]?.registrationId ?? registrationId
  })
  await devtools.send('ServiceWorker.enable')
  await page.clock.install()
  await page.goto('/about')
  await page.evaluate(() => navigator.serviceWorker.ready)
  await signInOn(page, await phone.shopper.signIn())
  await page.goto('/product/hours-candle')
  await waitForHydration(page)
  await page.getByRole('button', { name: 'Add to cart' }).click()
  const count = page.getByRole('dialog').getByRole('spinbutton')
  await expect(count).toHaveValue('1')
  await laptop.page.goto('/cart')
  const elsewhere = laptop.page.getByRole('main').getByRole('spinbutton')
  await expect(elsewhere).toHaveValue('1')
  // From here on no timer of the page runs by itself: nothing is tried again.
  await page.clock.pauseAt(Date.now() + 60_000)
  await front.stop()
  const failed = page.waitForEvent('requestfailed', (request) =>
    request.url().includes('apply_cart_operations'),
  )
  await page.getByRole('button', { name: /^Increase/ }).click()
  await failed
  await page.clock.runFor(500)
  await expect(page.getByText('Not sent yet')).toBeVisible()
  await front.start()
  await devtools.send('ServiceWorker.dispatchSyncEvent', {
    ...{ origin: front.url, registrationId, tag: 'cart', lastChance: false },
  })
  await expect(elsewhere).toHaveValue('2')
  await expect(page.getByText('Not sent yet')).toHaveCount(0)
  await context.close()
  await front.stop()
})
