import type { Page } from '@playwright/test'
import { waitForHydration } from '../../fixtures/hydration.ts'
import { expect, test as base, unanswered, visit } from '../../fixtures/offline-test.ts'
import { listKept } from '../../fixtures/shop-caches.ts'
import { openShopFront, type ShopFront } from '../../fixtures/shop-front.ts'

// One product more than a device holds: what was seen is there, with what it leads to and what sells best.
const test = base.extend<object, { front: ShopFront }>({
  front: [
    async ({ remoteShop }, run) => {
      const front = await openShopFront(remoteShop.url)
      await run(front)
      await front.stop()
    },
    { scope: 'worker', timeout: 300_000 },
  ],
})
test.describe.configure({ mode: 'serial' })

/** Paths of all products, in the order of the sitemap. */
async function listProducts(page: Page): Promise<string[]> {
  const answer = await page.request.get('/sitemap.xml')
  const paths = (await answer.text()).matchAll(/<loc>[^<]*(\/product\/[^<]+)<\/loc>/g)
  return [...paths].map(([, path]) => path!)
}

type Shown = { path: string; title: string }

const readCards = (page: Page): Promise<Shown[]> =>
  page
    .getByRole('main')
    .locator('.card-name a')
    .evaluateAll((links) =>
      links.map((link) => ({ path: link.getAttribute('href')!, title: link.textContent.trim() })),
    )

async function expectProduct(page: Page, { path, title }: Shown) {
  await page.goto(path)
  await waitForHydration(page)
  await expect(page.getByRole('heading', { level: 1 }), path).toHaveText(title)
  await expect(page.locator('form[data-buy]').getByText(/^\$\d/).first(), path).toBeVisible()
}

test('a product, its neighbours and the best sellers open after one visit to it', async ({
  page,
  network,
}) => {
  const second = (await listProducts(page))[500]
  await visit(page, second!)
  const title = await page.getByRole('heading', { level: 1 }).innerText()
  const neighbours = await readCards(page)
  expect(neighbours.length).toBeGreaterThan(2)
  await network.off()
  for (const product of [{ path: second!, title }, ...neighbours])
    await expectProduct(page, product)
  await page.goto('/')
  await waitForHydration(page)
  const best = await readCards(page)
  expect(best.length).toBeGreaterThan(3)
  for (const product of best) await expectProduct(page, product)
})

test('a list that was seen lists again, whatever page of it, and its products open', async ({
  page,
  network,
}) => {
  await visit(page, '/shop')
  const first = await readCards(page)
  await page.getByRole('link', { name: 'Next page' }).click()
  await expect(page).toHaveURL(/page=2$/)
  await expect.poll(() => readCards(page)).not.toEqual(first)
  const second = await readCards(page)
  const files = second.map(
    ({ path }) => new RegExp(`/data/.*${path.replace('/product/', '/products/')}\\.json`),
  )
  for (const file of files)
    await expect.poll(async () => (await listKept(page)).some((url) => file.test(url))).toBe(true)
  await network.off()
  for (const [path, cards] of [
    ['/shop', first],
    ['/shop?page=2', second],
  ] as const) {
    await page.goto(path)
    await waitForHydration(page)
    await expect.poll(() => readCards(page), path).toEqual(cards)
  }
  for (const product of [...first.slice(-2), ...second.slice(-2)])
    await expectProduct(page, product)
})

test.describe('what was never met', () => {
  const problems = new RegExp(`${unanswered.source}|AppError: Cannot read .*: no answer`)
  test.use({ expectedProblems: [problems] })

  test('says that it needs the network, and is there once that is', async ({ page, network }) => {
    const [other] = (await listProducts(page)).slice(-1)
    await visit(page, '/about')
    await network.off()
    for (const path of ['/shop', other!]) {
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(
        'This page needs the network',
      )
    }
    await network.on()
    await expect(page.locator('form[data-buy]').getByText(/^\$\d/).first()).toBeVisible()
  })
})
