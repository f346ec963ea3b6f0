import { join } from 'node:path'
import { waitForHydration } from '../fixtures/hydration.ts'
import { expect, test } from '../fixtures/test.ts'

const kept = join(import.meta.dirname, '../../docs/pictures')

// The README's pictures. They are taken in every run and kept only when PICTURES=keep asks for it, so that a test run
// leaves the checkout as it was.
for (const [name, path] of [
  ['home', '/'],
  ['product', '/product/teardrop-pendant'],
] as const) {
  test(`a picture of ${path} can be taken`, async ({ page }, testInfo) => {
    await page.goto(path)
    await waitForHydration(page)
    await page.evaluate(() => document.fonts.ready)
    const shown = page.getByRole('main').getByRole('img').first()
    await expect(shown).toBeVisible()
    await expect
      .poll(() => shown.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth > 0))
      .toBe(true)
    const folder = process.env['PICTURES'] === 'keep' ? kept : testInfo.outputDir
    const file = join(folder, `${name}-${testInfo.project.name}.jpg`)
    const picture = await page.screenshot({ path: file, type: 'jpeg', quality: 82, scale: 'css' })
    expect(picture.length, 'a picture with something on it').toBeGreaterThan(20_000)
  })
}
