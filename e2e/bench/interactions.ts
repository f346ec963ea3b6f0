import type { Browser, Page } from '@playwright/test'
import { openSlowPhone } from './slow-phone.ts'
import { press } from './press.ts'

/** Milliseconds from a press to the frame in which `selector` (with these words, if any) is there, clocked in the page itself. */
export async function timePress(
  page: Page,
  act: () => Promise<void>,
  selector: string,
  words?: string,
): Promise<number> {
  await page.evaluate(
    ([found, text]) => {
      const times = window as unknown as { pressed?: number; painted?: Promise<number> }
      delete times.pressed
      addEventListener('pointerdown', ({ timeStamp }) => (times.pressed ??= timeStamp), {
        capture: true,
      })
      times.painted = new Promise((resolve) => {
        const look = () => {
          const element = document.querySelector(found!)
          const isThere = element && (!text || element.textContent === text)
          if (times.pressed !== undefined && isThere)
            // The second frame starts once the first, with the answer in it, has been handed to the compositor.
            requestAnimationFrame(() => resolve(performance.now() - times.pressed!))
          else requestAnimationFrame(look)
        }
        look()
      })
    },
    [selector, words],
  )
  await act()
  return page.evaluate(() => (window as unknown as { painted: Promise<number> }).painted)
}

/** A tap on a product of a category, three seconds after load, to its heading painted. */
export async function measureTapToProduct(browser: Browser, url: string): Promise<number> {
  const { page, close } = await openSlowPhone(browser)
  await page.goto(`${url}/shop/candles`, { waitUntil: 'load' })
  const calm = Date.now() + 3_000
  const link = page.locator('main .card a').first()
  await link.scrollIntoViewIfNeeded()
  await page.waitForFunction((until) => Date.now() >= until, calm)
  const title = (await link.textContent())!
  const time = await timePress(page, () => press(link), 'h1', title)
  await close()
  return time
}

/** The very first tap of a visit, before anything was hydrated: from the press to its visible answer. */
export async function measureFirstTap(browser: Browser, url: string): Promise<number> {
  const { page, close } = await openSlowPhone(browser)
  await page.goto(`${url}/product/ribbed-stoneware-candle`, { waitUntil: 'domcontentloaded' })
  const button = page.locator('form[data-buy] [data-intent="add"]')
  const time = await timePress(
    page,
    () => press(button),
    '[data-intent="add"][data-taken], dialog[open]',
  )
  await close()
  return time
}

/** Longest main-thread task while the page hydrates, started by a touch on nothing. */
export async function measureHydration(browser: Browser, url: string): Promise<number> {
  const { page, close } = await openSlowPhone(browser)
  await page.addInitScript(() => {
    const tasks: number[] = []
    Object.assign(window, { tasks })
    new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({
      type: 'longtask',
      buffered: true,
    })
  })
  await page.goto(`${url}/product/ribbed-stoneware-candle`, { waitUntil: 'load' })
  await page.evaluate(() => (window as unknown as { tasks: number[] }).tasks.splice(0))
  await page.touchscreen.tap(5, 300)
  await page.locator('html[data-hydrated]').waitFor({ state: 'attached' })
  const longest = await page.evaluate(() =>
    Math.max(0, ...(window as unknown as { tasks: number[] }).tasks),
  )
  await close()
  return longest
}
