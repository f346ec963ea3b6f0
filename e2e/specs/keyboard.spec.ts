import { waitForHydration } from '../fixtures/hydration.ts'
import { expect, test } from '../fixtures/test.ts'

test('the first tab stop skips to the content', async ({ page }) => {
  await page.goto('/shop')
  await waitForHydration(page)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})

test('from a choice to the cart and out of it, without a pointer', async ({ page }) => {
  await page.goto('/product/hours-candle')
  await waitForHydration(page)
  await page.getByRole('radio', { name: 'Vesper' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: 'Dawn' })).toBeChecked()
  const add = page.getByRole('button', { name: 'Add to cart' })
  await add.focus()
  await page.keyboard.press('Enter')
  const drawer = page.getByRole('dialog', { name: 'Your cart' })
  await expect(drawer.getByRole('heading', { level: 2 })).toBeFocused()
  await expect(drawer.locator('[data-announcer]')).toContainText('The Hours Candle')
  // The page behind an open dialog cannot be reached.
  for (let step = 0; step < 12; step++) {
    await page.keyboard.press('Tab')
    const isOutside = await page.evaluate(
      () => document.activeElement !== document.body && !document.activeElement?.closest('dialog'),
    )
    expect(isOutside).toBe(false)
  }
  await page.keyboard.press('Escape')
  await expect(drawer).toBeHidden()
  await expect(add).toBeFocused()
})

for (const reducedMotion of ['reduce', 'no-preference'] as const)
  test(`what the drawer leads to has the focus and says its name, motion: ${reducedMotion}`, async ({
    page,
  }) => {
    await page.emulateMedia({ reducedMotion })
    await page.goto('/product/bud-vase')
    await waitForHydration(page)
    await page.getByRole('button', { name: 'Add to cart' }).click()
    const drawer = page.getByRole('dialog', { name: 'Your cart' })
    await drawer.getByRole('link', { name: 'View your cart' }).click()
    await expect(page.getByRole('main')).toBeFocused()
    await expect(page.locator('#announcer')).toContainText('Your cart')
    await page.getByRole('link', { name: /^Cart, 1/ }).waitFor()
    await page.goto('/product/keepsake-box')
    await waitForHydration(page)
    await page.getByRole('button', { name: 'Add to cart' }).click()
    await drawer.getByRole('link', { name: 'Stoneware Bud Vase' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Stoneware Bud Vase')
    await expect(page.getByRole('main')).toBeFocused()
    await expect(page.locator('#announcer')).toContainText('Stoneware Bud Vase')
  })

test('a drawer ends as the last press wants it, though they come faster than its frames', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 }) // the menu is a narrow screen's
  await page.goto('/shop')
  await waitForHydration(page)
  const drawer = page.locator('.menu dialog')
  const [opener, closer] = ['.menu > button', '.menu dialog button']
  const pressAll = (selectors: string[]) =>
    page.evaluate((found) => {
      for (const selector of found) document.querySelector<HTMLElement>(selector)!.click()
    }, selectors)
  await page.locator(opener).focus()
  const isModal = () => drawer.evaluate((dialog) => dialog.matches(':modal'))
  for (const selectors of [[opener], [closer, opener], [closer, opener, closer, opener]]) {
    await pressAll(selectors)
    await expect.poll(isModal).toBe(true)
    await expect(drawer.getByRole('button')).toBeFocused()
  }
  for (const selectors of [[closer], [opener, closer], [opener, closer, opener, closer]]) {
    await pressAll(selectors)
    await expect(drawer).toBeHidden()
    expect(await drawer.evaluate((dialog) => (dialog as HTMLDialogElement).open)).toBe(false)
  }
  await expect(page.locator(opener)).toBeFocused()
  // Escape in the frame before it is modal.
  await pressAll([opener])
  await expect.poll(isModal).toBe(true)
  await page.keyboard.press('Escape')
  await expect(drawer).toBeHidden()
  await page.evaluate((selector) => {
    const [button] = document.querySelectorAll<HTMLElement>(selector)
    button!.click()
    button!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
  }, opener)
  await expect(drawer).toBeHidden()
})

test('what was removed can be taken back, and the focus is never lost', async ({ page }) => {
  await page.goto('/product/keepsake-box')
  await waitForHydration(page)
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await expect(page.getByRole('dialog', { name: 'Your cart' })).toBeVisible()
  await page.goto('/cart')
  await waitForHydration(page)
  const remove = page.getByRole('button', { name: 'Remove Walnut Keepsake Box' })
  await remove.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await page.getByRole('button', { name: 'Undo' }).focus()
  await page.keyboard.press('Enter')
  await expect(remove).toBeFocused()
})

test('a new page starts where reading starts', async ({ page }) => {
  await page.goto('/shop/candles')
  await waitForHydration(page)
  const link = page
    .getByRole('main')
    .getByRole('link', { name: /The Hours Candle/ })
    .first()
  await link.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The Hours Candle')
  await expect(link).toHaveCount(0)
  const isReset = await page.evaluate(() => {
    const { activeElement } = document
    return activeElement === document.body || Boolean(activeElement?.matches('main, h1, main h1'))
  })
  expect(isReset).toBe(true)
  expect(await page.evaluate(() => scrollY)).toBe(0)
})
