import type { Page } from '@playwright/test'
import { waitForHydration } from '../../fixtures/hydration.ts'
import { expect, visit } from '../../fixtures/offline-test.ts'
import { test } from '../../fixtures/own-browser.ts'

const dayMs = 86_400_000
const entry = (page: Page) =>
  page.getByRole('contentinfo').getByRole('button', { name: 'Install the shop' })

test('what Chrome offers is a quiet entry at the foot of each page', async ({ own: { page } }) => {
  await visit(page, '/')
  await expect(entry(page)).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await visit(page, '/shop')
  await expect(entry(page)).toBeVisible()
})

test('what was waved away in Chrome’s own window stays away', async ({ own: { page } }) => {
  // Its window is the system's, and no test can press in it: the shopper's answer is told as Chrome tells it.
  await page.addInitScript(() => {
    addEventListener('beforeinstallprompt', (offer) => {
      const userChoice = Promise.resolve({ outcome: 'dismissed', platform: '' })
      Object.defineProperties(offer, {
        prompt: { value: async () => {} },
        userChoice: { value: userChoice },
      })
    })
  })
  await visit(page, '/')
  await entry(page).click()
  await expect(entry(page)).toHaveCount(0)
  await visit(page, '/shop')
  await expect(page.getByRole('link', { name: 'Offline & storage' })).toBeVisible()
  await expect(entry(page)).toHaveCount(0)
})

test.describe('on an iPhone', () => {
  test('a short how-to stands behind a quiet entry, and "Not now" holds for 30 days', async ({
    page,
  }) => {
    // What tells its browsers from others.
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'standalone', { value: false })
      Object.defineProperty(navigator, 'maxTouchPoints', { value: 5 })
    })
    await visit(page, '/')
    const guide = page.getByRole('dialog', { name: 'Keep the shop on this device' })
    await expect(guide).toBeHidden()
    await entry(page).click()
    await expect(guide.getByRole('listitem')).toHaveText([/Share/, /Add to Home Screen/, /Add/])
    await guide.getByRole('button', { name: 'Close' }).click()
    await expect(guide).toBeHidden()
    await expect(entry(page), 'closed is not waved away').toBeVisible()
    await entry(page).click()
    await guide.getByRole('button', { name: 'Not now' }).click()
    await expect(entry(page)).toHaveCount(0)

    const now = Date.now()
    for (const [days, isThere] of [
      [0, false],
      [29, false],
      [31, true],
    ] as const) {
      await page.clock.setFixedTime(now + days * dayMs)
      await page.goto('/about')
      await waitForHydration(page)
      await expect(page.locator('.notices')).toBeAttached()
      await expect(entry(page), `after ${days} days`).toHaveCount(isThere ? 1 : 0)
    }
  })
})
