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

test.describe('a page whose code is late', () => {
  // Else the code comes from the worker.
  test.use({
    serviceWorkers: 'block',
    expectedProblems: [/Service Worker registration blocked by Playwright/],
  })

  test('keeps the one before it on the screen of a slow device @once', async ({ page }) => {
    await setPace(page, 100)
    let release = () => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    await page.route('**/assets/about-*.js', async (route) => {
      await held
      await route.continue()
    })
    await page.goto('/shop/candles')
    await page.waitForFunction(() => performance.getEntriesByName('rehearsed').length)
    await page.evaluate(() => {
      const titles = new Set<string>()
      const look = () => {
        titles.add(document.querySelector('h1')?.textContent ?? 'nothing')
        requestAnimationFrame(look)
      }
      look()
      Object.assign(window, { titles })
    })
    await page.getByRole('contentinfo').getByRole('link', { name: 'About' }).click()
    await expect(page.getByRole('progressbar')).toBeVisible()
    await expect(page.getByRole('heading', { level: 1, name: 'Candles' })).toBeVisible()
    release()
    await expect(page.getByRole('heading', { level: 1, name: 'Candles' })).toHaveCount(0)
    const titles = () =>
      page.evaluate(() => [...(window as unknown as { titles: Set<string> }).titles])
    await expect.poll(titles).toHaveLength(2)
    expect(await titles()).not.toContain('nothing')
  })
})
