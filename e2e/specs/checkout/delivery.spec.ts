import { randomInt } from 'node:crypto'
import {
  addToCart,
  expectPaid,
  fillIn,
  pageButton,
  payButton,
  test,
} from '../../fixtures/checkout.ts'
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
  await addToCart(page)
  await page.goto('/checkout')
  await fillIn(page)
  await page.getByLabel('Province').selectOption({ label: 'British Columbia' })
  await page.getByLabel('Postal code').fill(newCode())
  const rate = page.getByRole('radio', { name: /Standard delivery/ })
  await expect(rate).toBeChecked()
  await expect(rate).toHaveAccessibleName(/Estimated/)
  await payButton(page).click()
  await pageButton(page, 'Pay').click()
  await expectPaid(page)
})

test('while one carrier is silent the other delivers', async ({ page, companies }) => {
  await companies.fail('ups', 'rates', 'timeout')
  await addToCart(page)
  await page.goto('/checkout')
  await fillIn(page)
  await page.getByLabel('Province').selectOption({ label: 'British Columbia' })
  await page.getByLabel('Postal code').fill(newCode())
  await expect(page.getByRole('radio', { name: /Expedited Parcel/ })).toBeChecked()
  await expect(page.getByRole('radio', { name: /UPS/ })).toHaveCount(0)
  await payButton(page).click()
  await pageButton(page, 'Pay').click()
  await expectPaid(page)
})
