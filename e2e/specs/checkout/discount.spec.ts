import { openForm, payButton, payFor, refused, test } from '../../fixtures/checkout.ts'
import { expect } from '../../fixtures/test.ts'

test.use({ expectedProblems: refused })

test('a discount code makes it cheaper, and a wrong one says why it does not', async ({
  page,
  sql,
  cleanUp,
}) => {
  const code = `E2E${crypto.randomUUID().slice(0, 8).toUpperCase()}`
  await sql`insert into discounts (code, kind, percent_bps) values (${code}, 'percent', 1000)`
  cleanUp(() => sql`update discounts set ends_at = now() where code = ${code}`)
  await openForm(page)
  await expect(payButton(page)).toBeVisible()
  const before = await payButton(page).textContent()
  await page.getByText('Add a discount code').click()
  await page.getByLabel('Discount code').fill('nothing')
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(page.getByLabel('Discount code')).toHaveAccessibleDescription(
    /do not know this code/,
  )
  await page.getByLabel('Discount code').fill(code.toLowerCase())
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(page.getByText(`Discount, ${code}`)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Remove' }).last()).toBeFocused()
  await expect(payButton(page)).not.toHaveText(before!)
  await payFor(page)
  await expect(page.getByText(`Discount, ${code}`)).toBeVisible()
})
