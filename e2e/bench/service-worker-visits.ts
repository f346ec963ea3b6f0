import type { Browser, Page } from '@playwright/test'
import { timePress } from './interactions.ts'
import { knowShop } from './service-worker-phone.ts'
import { press } from './press.ts'

/** Time of the largest paint, once the page hears: nothing larger comes without a tap. */
async function readLargestPaint(page: Page): Promise<number> {
  await page.locator('html[data-hydrated]').waitFor({ state: 'attached' })
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)!.startTime)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        })
      }),
  )
}

/** LCP of a page that was visited before, with its worker asleep. */
export const measureRepeatVisit = (path: string) => async (browser: Browser, url: string) => {
  const phone = await knowShop(browser, url, [path])
  const { page } = await phone.open()
  await page.goto(url + path, { waitUntil: 'load' })
  const time = await readLargestPaint(page)
  await phone.close()
  return time
}

/** Opens a category and taps a product that was never visited, three seconds later: to its heading painted. */
export const measureUnvisited = (isOffline: boolean) => async (browser: Browser, url: string) => {
  const phone = await knowShop(browser, url, ['/shop/candles'])
  const { page } = await phone.open()
  await page.goto(`${url}/shop/candles`, { waitUntil: 'load' })
  await page.locator('html[data-offline-ready]').waitFor({ state: 'attached' })
  if (isOffline) await phone.context.setOffline(true)
  const link = page.locator('main .card a').first()
  await link.scrollIntoViewIfNeeded()
  const calm = Date.now() + 3_000
  await page.waitForFunction((until) => Date.now() >= until, calm)
  const title = (await link.textContent())!
  const time = await timePress(page, () => press(link), 'h1', title)
  await phone.close()
  return time
}

/** The longest task of the page from its hydration until the worker is installed and the shop ready; 0 below 50 ms. */
export async function measureInstall(browser: Browser, url: string): Promise<number> {
  const phone = await knowShop(browser, url, [])
  const { page } = await phone.open()
  await page.goto(`${url}/shop/candles`, { waitUntil: 'load' })
  await page.locator('html[data-hydrated]').waitFor({ state: 'attached' })
  const longest = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const root = document.documentElement
        let most = 0
        const tasks = new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) most = Math.max(most, duration)
        })
        tasks.observe({ type: 'longtask' })
        const look = () => {
          if (root.dataset.offlineReady) resolve(most)
          else setTimeout(look, 100)
        }
        look()
      }),
  )
  await phone.close()
  return longest
}
