import { waitForHydration } from '../../fixtures/hydration.ts'
import { expect, test, visit, waitForOfflineReady } from '../../fixtures/offline-test.ts'

test('the page of what is stored is reached from the foot of every page, and weighs it', async ({
  page,
}) => {
  await visit(page, '/shop')
  await page.getByRole('contentinfo').getByRole('link', { name: 'Offline & storage' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Offline & storage')
  const stored = page.getByRole('region', { name: 'Kept on this device' })
  for (const kind of ['Pages', 'Products', 'Pictures', 'The app itself', 'All together']) {
    const row = stored.locator('dl > div', { has: page.getByText(kind, { exact: true }) })
    await expect(row).toContainText(/[1-9][\d.]*\s[KM]B/)
  }
})

test('what is stored can be cleared, the cart stays, and the next page stores the shop again', async ({
  page,
  network,
}) => {
  await visit(page, '/product/hours-candle')
  await page.getByRole('button', { name: 'Add to cart' }).first().click()
  const cart = page.locator('[data-cart-link]')
  await expect(cart).toHaveAccessibleName('Cart, 1 item')
  await visit(page, '/offline')
  // What the shop of another language keeps is not this one's to clear.
  await page.evaluate(async () => {
    const cache = await caches.open('pages-a1/fr/')
    await cache.put('/fr/', new Response('Bonjour'))
  })
  await page.getByRole('button', { name: 'Clear what is stored' }).click()
  await expect(page.locator('#announcer')).toHaveText(/^Cleared .*B\. Your cart is still here\.$/)
  await expect(page.getByText('0 files')).toHaveCount(4)
  expect(await page.evaluate(() => caches.keys())).toEqual(['pages-a1/fr/'])
  await expect(cart).toHaveAccessibleName('Cart, 1 item')

  // By a tap: the document that cleared it stores nothing again.
  await page.getByRole('contentinfo').getByRole('link', { name: 'About', exact: true }).click()
  await expect(page).toHaveURL(/\/about$/)
  await expect(page.locator('html')).toHaveAttribute('data-offline-ready', 'false')
  expect(
    (await page.evaluate(() => caches.keys())).filter((name) => !/^pictures/.test(name)),
  ).toEqual(['pages-a1/fr/'])

  await visit(page, '/shop')
  await network.off()
  await page.goto('/product/bud-vase')
  await waitForHydration(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Stoneware Bud Vase')
  await expect(cart).toHaveAccessibleName('Cart, 1 item')
})

test('a line says that there is no network and how old prices are, once aloud, and goes by itself', async ({
  page,
  network,
}) => {
  await visit(page, '/shop')
  await network.off()
  const line = page.getByText(/^Offline · prices as of \d\d:\d\d$/)
  await expect(line).toBeVisible()
  await expect(page.locator('#announcer')).toHaveText(/^You are offline\./)
  await page.reload()
  await expect(line).toBeVisible()
  await network.on()
  await expect(line).toBeHidden()
  await expect(page.locator('#announcer')).toHaveText('You are online again.')
  await waitForOfflineReady(page)
})

test.describe('while only the prices do not come', () => {
  test.use({ expectedProblems: [/catalog_changes|status of 404/] })

  test('a connected page says how old they are, once they are old', async ({ page, front }) => {
    await visit(page, '/shop')
    const readHeard = () =>
      page.evaluate(async () => (await caches.match('/data/kept-overlay.json'))?.text())
    await expect.poll(readHeard).toContain('storedAt')
    front.lose(/catalog_changes/)
    const line = page.locator('.status-line')
    const now = Date.now()
    for (const [minutes, words] of [
      [5, []],
      [20, [/^Prices as of \d\d:\d\d$/]],
    ] as const) {
      await page.clock.setFixedTime(now + minutes * 60_000)
      const asked = page.waitForResponse(/catalog_changes/)
      await page.goto('/shop/oils')
      expect((await asked).status()).toBe(404)
      await expect(page.locator('.notices')).toBeAttached()
      await expect(line).toHaveText([...words])
    }
    front.lose()
    await page.reload()
    await expect(page.locator('.notices')).toBeAttached()
    await expect(line).toHaveCount(0)
  })
})
