import { waitForHydration } from '../fixtures/hydration.ts'
import { expect, test } from '../fixtures/test.ts'

test('options pick a variant, the URL names it, and a reload brings it back', async ({ page }) => {
  await page.goto('/product/resin-tears')
  await waitForHydration(page)
  await expect(page.getByRole('main').getByText('$26.00').first()).toBeVisible()
  await page.getByRole('radio', { name: 'Myrrh' }).check({ force: true })
  await page.getByRole('radio', { name: '120 g' }).check({ force: true })
  await expect(page).toHaveURL(/\?resin=Myrrh&size=120\+g$/)
  await expect(page.getByRole('main').getByText('$48.00').first()).toBeVisible()
  await page.reload()
  await expect(page.getByRole('radio', { name: '120 g' })).toBeChecked()
  await expect(page.getByRole('main').getByText('$48.00').first()).toBeVisible()
  await page.getByRole('button', { name: 'Add to cart' }).click()
  const drawer = page.getByRole('dialog', { name: 'Your cart' })
  await expect(drawer.getByRole('listitem').getByText(/Myrrh.*120 g/)).toBeVisible()
})

test('a choice counts from its press on, faster than the page can follow', async ({ page }) => {
  await page.goto('/product/resin-tears')
  await waitForHydration(page)
  await page.evaluate(async () => {
    for (const part of ['[value="Myrrh"]', '[value="120 g"]', '[data-intent="add"]']) {
      document.querySelector<HTMLElement>(`form[data-buy] ${part}`)!.click()
      await new Promise((resolve) => setTimeout(resolve))
    }
  })
  const drawer = page.getByRole('dialog', { name: 'Your cart' })
  await expect(drawer.getByRole('listitem').getByText(/Myrrh.*120 g/)).toBeVisible()
  await expect(page).toHaveURL(/\?resin=Myrrh&size=120\+g$/)
})

test('scarce and sold out variants say so', async ({ page }) => {
  await page.goto('/product/ribbed-stoneware-candle')
  await expect(page.getByRole('main').getByText('Only 3 left')).toBeVisible()
  await waitForHydration(page)
  await page.goto('/product/fluted-beeswax-pillar?height=18+cm')
  await expect(page.getByRole('main').getByRole('button', { name: 'Sold out' })).toBeDisabled()
  await page.getByRole('radio', { name: '10 cm' }).check({ force: true })
  await expect(page.getByRole('button', { name: 'Add to cart' })).toBeEnabled()
})

test('the quantity goes into the cart, and never above the stock', async ({ page }) => {
  await page.goto('/product/ribbed-stoneware-candle')
  await waitForHydration(page)
  const more = page.getByRole('button', { name: /^Increase quantity of Ribbed Stoneware Candle/ })
  const field = page.getByRole('spinbutton', { name: /Ribbed Stoneware Candle/ })
  await more.click()
  await expect(field).toHaveValue('2')
  await field.fill('50')
  await field.press('Tab')
  await expect(field).toHaveValue('3')
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await page.keyboard.press('Escape')
  const header = page.getByRole('banner')
  await expect(header.getByRole('link', { name: 'Cart, 3 items' })).toBeVisible()
})

test('pictures follow the variant and can be looked at closely', async ({ page }) => {
  await page.goto('/product/teardrop-pendant')
  await waitForHydration(page)
  const pictures = page.getByRole('region', { name: 'Pictures' })
  const first = pictures.getByRole('img').first()
  const before = await first.getAttribute('src')
  await page.getByRole('radio', { name: 'Emerald' }).check({ force: true })
  await expect(first).not.toHaveAttribute('src', before!)
  const opener = pictures.getByRole('button', { name: 'Zoom in' }).first()
  await opener.click()
  const zoom = page.getByRole('dialog', { name: 'Pictures of Teardrop Pendant' })
  await expect(zoom).toBeVisible()
  await expect(zoom.getByRole('img').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(zoom).toBeHidden()
  await expect(opener).toBeFocused()
})

test('what is near on the shelf and what was looked at before lead on', async ({ page }) => {
  await page.goto('/product/walnut-tray')
  await waitForHydration(page)
  await page.goto('/product/keepsake-box')
  await waitForHydration(page)
  const recent = page.getByRole('region', { name: 'Recently viewed' })
  await recent.scrollIntoViewIfNeeded()
  await expect(recent.getByRole('link', { name: 'Walnut Tray' })).toBeVisible()
  const related = page.getByRole('region', { name: 'Near it on the shelf' })
  await related.getByRole('link').first().click()
  await expect(page).not.toHaveURL(/keepsake-box/)
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Walnut Keepsake Box')
})

test('the page can be shared as a link', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/product/hours-candle?scent=Dawn')
  await waitForHydration(page)
  // A desktop Chromium on Linux has no share sheet; a phone's may, and there the sheet is the system's.
  expect(await page.evaluate(() => 'share' in navigator)).toBe(false)
  await page.getByRole('button', { name: 'Share' }).click()
  await expect(page.getByRole('button', { name: 'Link copied' })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url())
})
