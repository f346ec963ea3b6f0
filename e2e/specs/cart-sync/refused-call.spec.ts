import { damageLog } from '../../fixtures/damage-log.ts'
import { waitForHydration } from '../../fixtures/hydration.ts'
import { expectAllSent } from '../../fixtures/stored-cart.ts'
import { expect, syncTest as test } from '../../fixtures/sync-test.ts'

const variant = '00000000-0000-4000-8000-000000000000'
const removal = { kind: 'remove', variant, epoch: 0, seen: 1 }

for (const [what, bad, status] of [
  ['too large for any call', { ...removal, padding: 'x'.repeat(200_000) }, 413],
  ['that the database cannot read', { ...removal, variant: '\0' }, 400],
] as const)
  test(`a change ${what} is given up, visibly, and those behind it arrive once`, async ({
    phone,
    laptop,
  }) => {
    const { page, context, problems, shopper } = phone
    await page.goto('/product/hours-candle')
    await waitForHydration(page)
    const drawer = page.getByRole('dialog', { name: 'Your cart' })
    const add = page.getByRole('button', { name: 'Add to cart' })
    await add.click()
    await expect(drawer.getByRole('spinbutton')).toHaveValue('1')
    await laptop.page.goto('/cart')
    const count = laptop.page.getByRole('main').getByRole('spinbutton')
    await expect(count).toHaveValue('1')
    await expectAllSent(page, shopper.userId)
    await page.keyboard.press('Escape')
    await context.setOffline(true)
    await add.click()
    await expect(drawer.getByRole('spinbutton')).toHaveValue('2')
    await damageLog(page, shopper.userId, bad)
    await context.setOffline(false)
    await expect(count).toHaveValue('2')
    await expect(drawer.locator('.cart-refusal')).toContainText('One change was taken back')
    await expect(drawer.getByRole('spinbutton')).toHaveValue('2')
    await expect(drawer.getByText('Not sent yet')).toHaveCount(0)
    // A browser says of every refusal that it was one.
    const refusals = problems.filter((text) => text.includes(`${status}`))
    expect(refusals.length).toBeGreaterThan(0)
    for (const text of refusals) problems.splice(problems.indexOf(text), 1)
  })
