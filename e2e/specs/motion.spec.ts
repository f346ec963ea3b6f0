import type { Page } from '@playwright/test'
import { waitForHydration } from '../fixtures/hydration.ts'
import { setPace } from '../fixtures/pace.ts'
import { expect, test } from '../fixtures/test.ts'

// That a picture travels at all: `offline/view-transition.spec.ts`.

/** Counts the view transitions of the page from now on. */
const countTransitions = (page: Page) =>
  page.addInitScript(() => {
    const start = document.startViewTransition.bind(document)
    Object.assign(window, { transitions: 0 })
    document.startViewTransition = (update) => {
      ;(window as unknown as { transitions: number }).transitions++
      return start(update)
    }
  })

async function openFirstProduct(page: Page): Promise<number> {
  const link = page.locator('main .card a').first()
  const title = (await link.textContent())!
  await link.click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  return page.evaluate(() => (window as unknown as { transitions: number }).transitions)
}

test('whoever asked for less motion gets none', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await countTransitions(page)
  await page.goto('/shop/candles')
  await waitForHydration(page)
  expect(await openFirstProduct(page)).toBe(0)
})

test('a slow device has drawn the page unseen, and does not wait for motion @once', async ({
  page,
}) => {
  const asked = new Set<string>()
  page.on('request', (request) => asked.add(request.url()))
  await countTransitions(page)
  await setPace(page, 100)
  await page.goto('/shop/candles')
  await page.waitForFunction(() => performance.getEntriesByName('rehearsed').length)
  const before = new Set(asked)
  expect(await openFirstProduct(page)).toBe(0)
  // What was drawn unseen fetched no picture, and was no visit.
  const picture = page.locator('main img').first()
  await expect(picture).toHaveJSProperty('complete', true)
  const shown = await picture.evaluate((image: HTMLImageElement) => image.currentSrc)
  expect(before).not.toContain(shown)
})
