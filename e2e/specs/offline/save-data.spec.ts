import type { BrowserContext, Page } from '@playwright/test'
import { openProduct } from '../../fixtures/offline-shop.ts'
import { expect, test, visit } from '../../fixtures/offline-test.ts'
import { catalog } from '../../fixtures/pages.ts'
import { listKept } from '../../fixtures/shop-caches.ts'

/** As the browser tells a page whose owner has to count bytes; Chromium has no switch for it that a test could press. */
const report = (
  context: BrowserContext,
  connection: { saveData: boolean; effectiveType: string },
) =>
  context.addInitScript((given) => {
    Object.defineProperty(navigator, 'connection', {
      value: Object.assign(new EventTarget(), given),
    })
  }, connection)

const pictures = async (page: Page) =>
  new Set(
    (await listKept(page))
      .map((url) => /\/media\/(.+?)\.[0-9a-f]{8}-/.exec(url)?.[1])
      .filter((name) => name !== undefined),
  )

test('thumbnails of all products are laid in, in six megabytes', async ({ page }) => {
  await visit(page, '/about')
  const kept = [...(await pictures(page))]
  for (const { handle } of catalog.products) expect(kept).toContain(`${handle}-1`)
  const bytes = await page.evaluate(async () => {
    const cache = await caches.open('pictures')
    const answers = await Promise.all((await cache.keys()).map((key) => cache.match(key)))
    const blobs = await Promise.all(answers.map((answer) => answer!.blob()))
    return blobs.reduce((sum, { size }) => sum + size, 0)
  })
  expect(bytes).toBeLessThan(6 * 1024 * 1024)
})

for (const connection of [
  { saveData: true, effectiveType: '4g' },
  { saveData: false, effectiveType: '3g' },
  { saveData: false, effectiveType: '2g' },
])
  test(`none is where bytes are dear: ${JSON.stringify(connection)}`, async ({
    page,
    context,
    network,
    front,
  }) => {
    await report(context, connection)
    front.takeLog()
    await visit(page, '/about')
    const asked = front.takeLog().filter((path) => path.startsWith('/media/'))
    expect(asked.filter((path) => path.includes('-oil-'))).toEqual([])
    const kept = await pictures(page)
    for (const { handle } of catalog.products) expect([...kept]).not.toContain(`${handle}-1`)
    // The catalogue itself is text, and here all the same; and what was seen stays seen.
    await openProduct(page, catalog.products[0]!)
    await network.off()
    await openProduct(page, catalog.products[0]!)
    await page.goto(`/product/${catalog.products[5]!.handle}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(catalog.products[5]!.title)
  })
