import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createCatalogWriter } from '../../fixtures/catalog-writer.ts'
import { waitForHydration } from '../../fixtures/hydration.ts'
import { expect, test, visit } from '../../fixtures/offline-test.ts'

// What changed in the shop reaches the device without a new build.

const price = '$148.00'

test('a price changed while there was no network is right again after it', async ({
  page,
  network,
  sql,
  cleanUp,
}) => {
  await visit(page, '/product/keepsake-box')
  const shown = (text: string) => page.getByRole('main').getByText(text).first()
  await expect(shown(price)).toBeVisible()
  await network.off()
  await createCatalogWriter(sql, cleanUp).setPrice('AA-WOD-BOX', 15_555)
  await page.reload()
  await waitForHydration(page)
  await expect(shown(price)).toBeVisible()
  await network.on()
  await expect(shown('$155.55')).toBeVisible()
  await expect(shown(price)).toHaveCount(0)
})

test('a price heard of once is still known without a network, on any page', async ({
  page,
  network,
  sql,
  cleanUp,
}) => {
  await createCatalogWriter(sql, cleanUp).setPrice('AA-WOD-BOX', 14_444)
  await visit(page, '/')
  // The feed has answered, and the answer is kept for the next page.
  await expect
    .poll(() => page.evaluate(async () => (await caches.match('/data/kept-overlay.json'))?.text()))
    .toContain('14444')
  await network.off()
  await page.goto('/product/keepsake-box')
  await expect(page.getByRole('main').getByText('$144.44').first()).toBeVisible()
  await page.goto('/shop/linen-wood')
  await expect(page.getByRole('main').getByText('$144.44').first()).toBeVisible()
})

/** The same pages, of which one was written anew. */
async function rewritePage(folder: string, name: string, mark: string) {
  await cp(resolve(process.env['SHOP_DIST']!), folder, { recursive: true })
  const file = join(folder, name)
  const html = await readFile(file, 'utf8')
  await Promise.all([`${file}.br`, `${file}.gz`].map((each) => rm(each, { force: true })))
  await writeFile(file, html.replace('</head>', `${mark}</head>`))
}

test('a page from the device is told that a fresher copy came, which the next visit shows', async ({
  page,
  front,
}, testInfo) => {
  await page.addInitScript(() => {
    const news: string[] = []
    Object.assign(window, { news })
    navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent) =>
      news.push((data as { type: string }).type),
    )
  })
  const path = '/product/keepsake-box'
  await visit(page, path)
  const site = testInfo.outputPath('site')
  await rewritePage(site, 'product/keepsake-box.html', '<meta name="copy" content="fresh">')
  await front.deploy(site)
  const copy = page.locator('meta[name="copy"]')
  await page.goto(path)
  await expect(copy).toHaveCount(0)
  const news = () => page.evaluate(() => (window as unknown as { news: string[] }).news)
  await expect.poll(news).toContain('page-updated')
  await page.goto(path)
  await expect(copy).toHaveCount(1)
  await waitForHydration(page)
  expect(await news(), 'what is on screen is the freshest there is').not.toContain('page-updated')
})
