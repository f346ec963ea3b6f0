import { randomInt } from 'node:crypto'
import { openForm, payFor, test } from '../../fixtures/checkout.ts'
import { expect } from '../../fixtures/test.ts'

const letter = () => 'ABCEGHJKLMNPRSTVWXYZ'[randomInt(20)]!
/** Where no parcel of these tests went before, so that no carrier's answer is kept. */
const newCode = () => `V${randomInt(10)}${letter()} ${randomInt(10)}${letter()}${randomInt(10)}`

test('while no carrier answers, delivery is estimated and can be ordered', async ({
  page,
  companies,
}) => {
  await companies.fail('ups', 'rates', '500')
  await companies.fail('canada-post', 'rates', 'malformed')
  await openForm(page)
  await page.getByLabel('Province').selectOption({ label: 'British Columbia' })
  await page.getByLabel('Postal code').fill(newCode())
  const rate = page.getByRole('radio', { name: /Standard delivery/ })
  await expect(rate).toBeChecked()
  await expect(rate).toHaveAccessibleName(/Estimated/)
  await payFor(page)
})

test('while one carrier is silent the other delivers', async ({ page, companies }) => {
  await companies.fail('ups', 'rates', 'timeout')
  await openForm(page)
  await page.getByLabel('Province').selectOption({ label: 'British Columbia' })
  await page.getByLabel('Postal code').fill(newCode())
  await expect(page.getByRole('radio', { name: /Expedited Parcel/ })).toBeChecked()
  await expect(page.getByRole('radio', { name: /UPS/ })).toHaveCount(0)
  await payFor(page)
})
