import type { Page } from '@playwright/test'
import { buildWithoutWorker } from '../../fixtures/next-release.ts'
import { addToCart, cartLink, openProduct } from '../../fixtures/offline-shop.ts'
import { expect, test, visit } from '../../fixtures/offline-test.ts'
import { catalog } from '../../fixtures/pages.ts'
import { listKept } from '../../fixtures/shop-caches.ts'

// docs/runbooks/service-worker.md: a build with SERVICE_WORKER=off takes the worker back.

let withoutWorker: string
test.beforeAll(async () => {
  test.setTimeout(300_000)
  withoutWorker = await buildWithoutWorker()
})

const countWorkers = (page: Page) =>
  page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)

test('a build without a worker takes away the one there is, and all it kept', async ({
  page,
  front,
}) => {
  await visit(page, '/')
  await openProduct(page, catalog.products[0]!)
  await addToCart(page)
  expect(await countWorkers(page)).toBe(1)
  await front.deploy(withoutWorker)
  await page.goto('/')
  await expect.poll(() => countWorkers(page)).toBe(0)
  await expect.poll(() => listKept(page)).toEqual([])

  for (const path of ['/', '/shop/oils', `/product/${catalog.products[1]!.handle}`]) {
    await page.goto(path)
    await expect(page.locator('html[data-hydrated]')).toBeAttached()
    await expect(cartLink(page, 'Cart, 1 item')).toBeVisible()
    expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull()
  }
  expect(await countWorkers(page), 'nothing registers it again').toBe(0)
  expect(await listKept(page)).toEqual([])
})
