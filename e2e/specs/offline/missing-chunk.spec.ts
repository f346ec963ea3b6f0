import type { Page } from '@playwright/test'
import { waitForHydration } from '../../fixtures/hydration.ts'
import { expect, test } from '../../fixtures/offline-test.ts'

// A chunk the CDN has lost, on a first visit: no worker has it either.
const problems = [
  /\/assets\/(about|words|main)|status of 404|Failed to fetch dynamically imported|registration blocked/,
]
test.use({ expectedProblems: problems, serviceWorkers: 'block' })

/** Counts the documents this tab was given. */
function countLoads(page: Page) {
  let loads = 0
  page.on('domcontentloaded', () => loads++)
  return () => loads
}

const tapAbout = (page: Page) =>
  page.getByRole('contentinfo').getByRole('link', { name: 'About', exact: true }).click()

test('a chunk that is gone leads to one reload, not to two, and the page stays to be read', async ({
  page,
  front,
}) => {
  await page.goto('/')
  await waitForHydration(page)
  front.lose(/\/assets\/about-.*\.js$/)
  const loads = countLoads(page)
  await tapAbout(page)
  await expect(page).toHaveURL(/\/about$/)
  await expect.poll(loads, { message: 'one reload' }).toBe(1)
  // The file is whole without its script.
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Made slowly, kept long')
  await page
    .getByRole('banner')
    .getByRole('link', { name: /ANOINT/ })
    .first()
    .click()
  await expect(page).toHaveURL(/\/$/)
  await waitForHydration(page)
  await tapAbout(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page did not come')
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible()
  await expect(page.getByRole('banner')).toBeVisible()
  const before = loads()
  front.lose()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/did not come|kept long/)
  expect(loads() - before, 'no second reload').toBe(0)
})

test('an entry that did not come is asked for once more, by itself once only', async ({
  page,
  front,
}) => {
  front.lose(/\/assets\/main-.*\.js$/)
  const loads = countLoads(page)
  await page.goto('/')
  await expect.poll(loads, { message: 'one reload' }).toBe(2)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  front.lose()
  await page.reload()
  await waitForHydration(page)
  expect(loads(), 'no second reload by itself').toBe(3)
})
