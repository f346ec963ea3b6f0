import type { Browser, Page } from '@playwright/test'
import { waitForHydration } from '../fixtures/hydration.ts'
import { openDevice, signInOn, type Shopper } from '../fixtures/shopper.ts'

/** Two devices of one account, each with the cart on screen: the phone's is the drawer over a product. */
export type Pair = { phone: Page; laptop: Page; close: () => Promise<void> }

const product = '/product/hours-candle'
const screens = {
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  laptop: { viewport: { width: 1440, height: 900 } },
}

async function open(browser: Browser, url: string, shopper: Shopper, name: keyof typeof screens) {
  const { page, context } = await openDevice(browser, { baseURL: url, ...screens[name] })
  await page.goto('/about')
  await signInOn(page, await shopper.signIn())
  // What the worker fetches for later visits is no part of what is measured.
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.goto(name === 'phone' ? product : '/cart')
  await waitForHydration(page)
  return { page, context }
}

/** Signs both in and puts one candle into their cart. */
export async function openPair(browser: Browser, url: string, shopper: Shopper): Promise<Pair> {
  const phone = await open(browser, url, shopper, 'phone')
  const laptop = await open(browser, url, shopper, 'laptop')
  await pressAdd(phone.page)
  await laptop.page.getByRole('main').getByRole('spinbutton').waitFor()
  return {
    ...{ phone: phone.page, laptop: laptop.page },
    close: async () => {
      await phone.context.close()
      await laptop.context.close()
    },
  }
}

/** Puts one more into the cart; its drawer stays open. */
export async function pressAdd(phone: Page): Promise<void> {
  if (await phone.locator('dialog[open]').count()) await phone.keyboard.press('Escape')
  await phone.getByRole('button', { name: 'Add to cart' }).click()
}

export const pressDecrease = (laptop: Page): Promise<void> =>
  laptop.getByRole('button', { name: /^Decrease quantity/ }).click()

type Clocked = { clickedAt?: number; painted?: Promise<number> }

/**
 * Milliseconds from the click on one page to the frame in which the other page's cart line has another number. Both pages
 * tell the time of the one machine they run on.
 * @param press clicks once on `from`
 */
export async function timeAcross(
  { from, to }: { from: Page; to: Page },
  press: (from: Page) => Promise<void>,
): Promise<number> {
  await to.evaluate(watchNumber)
  await from.evaluate(() => {
    const onClick = ({ timeStamp }: Event) => {
      Object.assign(window, { clickedAt: performance.timeOrigin + timeStamp } satisfies Clocked)
    }
    addEventListener('click', onClick, { capture: true, once: true })
  })
  await press(from)
  const paintedAt = await to.evaluate(() => (window as Clocked).painted!)
  const clickedAt = await from.evaluate(() => (window as Clocked).clickedAt!)
  return paintedAt - clickedAt
}

/** Runs in the page: notes when the frame with another number has been handed to the compositor. */
function watchNumber(): void {
  const field = document.querySelector<HTMLInputElement>('.line input')!
  const before = field.value
  const painted = new Promise<number>((resolve) => {
    const look = () => {
      if (field.value === before) return
      observer.disconnect()
      // The second frame begins once the first, with the number in it, is under way to the screen.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now())),
      )
    }
    const observer = new MutationObserver(look)
    observer.observe(document.body, { subtree: true, childList: true, attributes: true })
  })
  Object.assign(window, { painted } satisfies Clocked)
}
