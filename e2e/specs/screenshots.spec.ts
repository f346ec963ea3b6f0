import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { waitForHydration } from '../fixtures/hydration.ts'
import { expect, test } from '../fixtures/test.ts'

const kept = join(import.meta.dirname, '../../public/screenshots')

// What a device shows before it installs the shop: the real pages, on a phone and on a desktop. As with the README's
// pictures, PICTURES=keep keeps them; the build reads their sizes from the files.
for (const [name, path] of [
  ['home', '/'],
  ['shop', '/shop'],
  ['product', '/product/ribbed-stoneware-candle'],
] as const) {
  test(`a screenshot of ${path} can be taken for the manifest`, async ({ page }, testInfo) => {
    await page.goto(path)
    await waitForHydration(page)
    await page.evaluate(() => document.fonts.ready)
    const onScreen = page.getByRole('main').getByRole('img')
    await expect(onScreen.first()).toBeVisible()
    await expect
      .poll(() =>
        onScreen.evaluateAll((images) =>
          (images as HTMLImageElement[])
            .filter((image) => image.getBoundingClientRect().top < innerHeight)
            .every((image) => image.complete && image.naturalWidth > 0),
        ),
      )
      .toBe(true)
    const folder = process.env['PICTURES'] === 'keep' ? kept : testInfo.outputDir
    mkdirSync(folder, { recursive: true })
    const isPhone = testInfo.project.name === 'phone'
    const picture = await page.screenshot({
      path: join(folder, `${name}-${isPhone ? 'narrow' : 'wide'}.jpg`),
      ...{ type: 'jpeg', quality: 80, scale: isPhone ? 'device' : 'css' },
    })
    expect(picture.length, 'a picture with something on it').toBeGreaterThan(20_000)
  })
}
