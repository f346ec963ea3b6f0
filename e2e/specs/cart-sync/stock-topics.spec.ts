import type { Page } from '@playwright/test'
import { waitForHydration } from '../../fixtures/hydration.ts'
import { expect, test } from '../../fixtures/test.ts'

/** What the page tells the server of stock topics: `+1` for each it joins, `-1` for each it leaves. */
function listenToTopics(page: Page) {
  const topics = new Set<string>()
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => {
      const [, topic, event] = /"realtime:(stock:[^"]+)","(phx_join|phx_leave)"/.exec(
        String(payload),
      ) ?? ['', '', '']
      if (event === 'phx_join') topics.add(topic)
      if (event === 'phx_leave') topics.delete(topic)
    })
    socket.on('close', () => topics.clear())
  })
  return topics
}

/** A headless browser shows every tab at once: this one says that it is hidden. */
const setVisibility = (page: Page, state: 'hidden' | 'visible') =>
  page.evaluate((value) => {
    Object.defineProperty(document, 'visibilityState', { value, configurable: true })
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
  }, state)

test('stock is heard of from the first touch, while the page is looked at, and no longer', async ({
  page,
}) => {
  const topics = listenToTopics(page)
  const isHeard = (n: number) => expect.poll(() => topics.size).toBe(n)
  await page.goto('/product/bud-vase')
  await waitForHydration(page)
  await page.waitForLoadState('networkidle')
  expect(topics.size, 'nobody has touched the page').toBe(0)
  await page.mouse.move(100, 300)
  await isHeard(1)
  const [vase] = topics
  await setVisibility(page, 'hidden')
  await isHeard(0)
  await setVisibility(page, 'visible')
  await isHeard(1)
  await page.getByRole('banner').getByRole('link', { name: /^Cart/ }).click()
  await expect(page.getByText('Your cart is empty')).toBeVisible()
  await isHeard(0)
  await page.goBack()
  await isHeard(1)
  expect([...topics]).toEqual([vase])
})
