import type { Page } from '@playwright/test'
import { waitForHydration } from '../fixtures/hydration.ts'
import { expect, test } from '../fixtures/test.ts'

/** What the page noticed while it hydrated, kept on `window` by `watchHydration`. */
type Watch = {
  /** When something that waited since the first component was drawn had its turn: was the frame done by then? */
  isFrameDoneAtFirstTurn?: boolean
  /** Which parts heard when the frame around them did. */
  heardWithFrame?: Parts
  /** Which parts heard right after a tap in the page, made at that moment. */
  heardAfterTap?: Parts
  quantityAfterTap?: string
  /** Whether the page still kept early input when it asked what changed since the build. */
  wasEarlyAtFeed?: boolean
  /** And when what the first product shows was? */
  wasEarlyAtProduct?: boolean
}
type Parts = { header: boolean; page: boolean; footer: boolean }

/**
 * Looks into the page at moments no test outside of it could hit: when the first component is drawn, when the frame has
 * been hydrated, when the feed is asked. Nothing is changed but time: drawing the first component is made to
 * last longer than the 5 ms React works in one go, as on a slow phone.
 */
async function watchHydration(page: Page) {
  await page.addInitScript(() => {
    const watch: Watch = {}
    Object.assign(window, { watch })
    const isHeard = (selector: string) =>
      Object.keys(document.querySelector(selector) ?? {}).some((key) =>
        key.startsWith('__reactProps$'),
      )
    const listParts = (): Parts => ({
      header: isHeard('.site-header'),
      page: isHeard('h1'),
      footer: isHeard('.site-footer'),
    })
    /** Takes its turn among other things that happen: input, timers, messages. */
    const inTurn = (act: () => void) => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => {
        port1.close()
        act()
      })
      port1.start()
      port2.postMessage(null)
    }

    // The first component reads the history's state, once React has taken the root.
    const state = Object.getOwnPropertyDescriptor(History.prototype, 'state')!
    Object.defineProperty(History.prototype, 'state', {
      ...state,
      get(this: History) {
        if (!isDrawing && isTaken()) {
          isDrawing = true
          inTurn(() => (watch.isFrameDoneAtFirstTurn = isHeard('dialog.cart-drawer')))
          const end = performance.now() + 20
          while (performance.now() < end);
        }
        return state.get!.call(this) as unknown
      },
    })
    let isDrawing = false
    const isTaken = () =>
      Object.keys(document.getElementById('root')!).some((key) =>
        key.startsWith('__reactContainer$'),
      )

    // The frame's first effect takes scrolling into the app's hands.
    const restoration = Object.getOwnPropertyDescriptor(History.prototype, 'scrollRestoration')!
    Object.defineProperty(History.prototype, 'scrollRestoration', {
      ...restoration,
      set(this: History, value: ScrollRestoration) {
        if (value === 'manual' && !watch.heardWithFrame) {
          watch.heardWithFrame = listParts()
          inTurn(() => {
            document.querySelector<HTMLElement>('.buy-row [aria-label^="Increase"]')?.click()
            watch.heardAfterTap = listParts()
            inTurn(() => {
              const field = document.querySelector<HTMLInputElement>('.buy-row input')
              watch.quantityAfterTap = field?.value
            })
          })
        }
        restoration.set!.call(this, value)
      },
    })

    const ask = window.fetch
    window.fetch = (...args) => {
      if (String(args[0]).includes('/catalog_changes')) watch.wasEarlyAtFeed ??= 'early' in window
      if (String(args[0]).includes('/products/')) watch.wasEarlyAtProduct ??= 'early' in window
      return ask(...args)
    }
  })
  return () => page.evaluate(() => (window as unknown as { watch: Watch }).watch)
}

// Without `startTransition` around hydrateRoot the frame is drawn in one go, and whatever comes waits until it is done.
test('what happens while the frame hydrates has its turn before that is done', async ({ page }) => {
  const readWatch = await watchHydration(page)
  await page.goto('/product/hours-candle')
  await waitForHydration(page)
  expect((await readWatch()).isFrameDoneAtFirstTurn).toBe(false)
})

// Without a boundary of its own an island would be hydrated with the frame, and a tap would wait for all of it.
test('a tap wakes the island it falls on, before the others', async ({ page }) => {
  const readWatch = await watchHydration(page)
  await page.goto('/product/hours-candle')
  await waitForHydration(page)
  const { heardWithFrame, heardAfterTap, quantityAfterTap } = await readWatch()
  expect(heardWithFrame).toEqual({ header: false, page: false, footer: false })
  expect(heardAfterTap).toMatchObject({ page: true, footer: false })
  expect(quantityAfterTap, 'the tap counted, at once').toBe('2')
  await expect(page.getByRole('spinbutton', { name: /Quantity/ })).toHaveValue('2')
})

// Asked any sooner, an answer could change what an island that is not hydrated yet has in its file.
test('what changed since the build is asked when all of the page is hydrated', async ({ page }) => {
  const readWatch = await watchHydration(page)
  await page.goto('/product/hours-candle')
  await waitForHydration(page)
  await expect.poll(async () => (await readWatch()).wasEarlyAtFeed).toBe(false)
})

// A round trip earlier on a slow network: the answers are here, and the page drawn once unseen, before a thumb is.
test('what a tap on the first product needs is asked for before the app is awake', async ({
  page,
}) => {
  const { width } = page.viewportSize()!
  await page.setViewportSize({ width, height: 1_600 }) // on every screen a product is seen
  const readWatch = await watchHydration(page)
  await page.goto('/shop/candles')
  await waitForHydration(page)
  expect((await readWatch()).wasEarlyAtProduct).toBe(true)
})
