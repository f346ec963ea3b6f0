import type { Page } from '@playwright/test'
import { openProduct } from '../../fixtures/offline-shop.ts'
import { expect, test, unanswered, visit } from '../../fixtures/offline-test.ts'
import { catalog } from '../../fixtures/pages.ts'

const product = catalog.products[0]!
const unseen = catalog.products[3]!

/** Milliseconds from the navigation to the first byte of its document, and to the first paint, as the page saw them. */
const readTimes = (page: Page) =>
  page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
    return { documentMs: navigation!.responseStart, wholeMs: navigation!.responseEnd }
  })

test.describe('connected, and no byte comes', () => {
  test('a page that was visited comes from the device within half a second', async ({
    page,
    network,
  }) => {
    await visit(page, `/product/${product.handle}`)
    await network.hush()
    // The first start of a worker that slept is part of it; the best of three is not the machine's noise.
    const times: number[] = []
    for (let round = 0; round < 3; round++) {
      await page.goto(`/product/${product.handle}`)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(product.title)
      times.push((await readTimes(page)).wholeMs)
    }
    expect(Math.min(...times), times.join(', ')).toBeLessThan(500)
  })

  test('a page that was not is drawn by the device, and does not wait long', async ({
    page,
    network,
  }) => {
    await visit(page, '/')
    await network.hush()
    await openProduct(page, unseen)
    // 400 ms are given to the network; without them the page would wait for minutes.
    expect((await readTimes(page)).documentMs).toBeLessThan(3_000)
  })
})

test.describe('a product nobody here knows', () => {
  const handle = 'of-another-year'
  // Its file is asked for, and is not there.
  const problems = [new RegExp(`${unanswered.source}|${handle}|status of 404`)]
  test.use({ expectedProblems: problems })

  test('is not denied without a network, and is asked for when it is back', async ({
    page,
    network,
  }) => {
    await visit(page, '/')
    await network.off()
    await page.goto(`/product/${handle}`)
    const heading = page.getByRole('heading', { level: 1 })
    await expect(heading).toHaveText('This page needs the network')
    await network.on()
    await expect(heading).toHaveText('No longer sold')
  })
})
