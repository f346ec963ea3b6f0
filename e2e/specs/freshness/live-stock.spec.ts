import { createCatalogWriter } from '../../fixtures/catalog-writer.ts'
import { waitForHydration } from '../../fixtures/hydration.ts'
import { expect, test } from '../../fixtures/test.ts'

const soonMs = 5_000

// The page asks the feed each minute; only a nudge makes it ask this soon.
test('how few are left appears while one looks, on the page and in the cart', async ({
  page,
  context,
  sql,
  cleanUp,
}) => {
  const writer = createCatalogWriter(sql, cleanUp)
  const sockets: string[] = []
  page.on('websocket', (socket) => void sockets.push(socket.url()))
  await page.goto('/product/arc-incense-holder')
  await waitForHydration(page)
  expect(sockets, 'nobody has touched the page').toEqual([])
  await page.mouse.move(200, 300)
  await expect.poll(() => sockets.length).toBe(1)
  const cart = await context.newPage()
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await expect(page.getByRole('dialog', { name: 'Your cart' })).toBeVisible()
  const cartSocket = cart.waitForEvent('websocket')
  await cart.goto('/cart')
  await waitForHydration(cart)
  await cart.mouse.move(200, 300)
  const line = cart
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: cart.getByRole('button', { name: /^Remove/ }) })
  await line.getByRole('spinbutton').fill('3')
  await line.getByRole('spinbutton').press('Enter')
  await expect(line.getByRole('spinbutton')).toHaveValue('3')
  const joined = (await cartSocket).waitForEvent('framereceived', {
    predicate: ({ payload }) => String(payload).includes('"ok"'),
  })
  await joined
  await writer.setStock('AA-INC-ARC', 4)
  await expect(line).toContainText('Only 4 left', { timeout: soonMs })
  await writer.setStock('AA-INC-ARC', 2)
  await expect(page.getByText('Only 2 left').first()).toBeAttached({ timeout: soonMs })
  await expect(line).toContainText('You chose 3; only 2 are left', { timeout: soonMs })
  await expect(cart.locator('[data-cart-link]')).toHaveAttribute('data-count', '2')
  await writer.setPublished('arc-incense-holder', false)
  await expect(line).toContainText('No longer sold', { timeout: soonMs })
  await expect(cart.locator('[data-cart-link]')).toHaveAccessibleName('Cart, empty')
})
