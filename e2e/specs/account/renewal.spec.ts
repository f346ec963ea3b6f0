import { hurried, signedIn, signUp } from '../../fixtures/account.ts'
import { expect, test } from '../../fixtures/test.ts'

test.use({ expectedProblems: hurried })

test('tabs that find an old token at once renew it without a quarrel, time and again', async ({
  page,
  context,
}) => {
  await signUp(page)
  const tabs = [page, await context.newPage(), await context.newPage(), await context.newPage()]
  const renewals: number[] = []
  context.on('response', (answer) => {
    if (answer.url().includes('grant_type=refresh_token')) renewals.push(answer.status())
  })
  for (let round = 1; round <= 3; round++) {
    // No shop runs meanwhile: one that still does could renew what it finds, or write what it knows over it.
    await Promise.all(tabs.map((tab) => tab.goto('/robots.txt')))
    await page.evaluate(() => {
      const session = JSON.parse(localStorage.getItem('session')!) as { expires_at: number }
      const expires_at = Math.floor(Date.now() / 1000) - 60
      localStorage.setItem('session', JSON.stringify({ ...session, expires_at }))
    })
    await Promise.all(tabs.map((tab) => tab.goto('/account/addresses')))
    for (const tab of tabs) {
      await signedIn(tab)
      await expect(tab.getByText('No address yet.')).toBeVisible()
    }
    expect(renewals.length, 'somebody renewed it').toBeGreaterThanOrEqual(round)
  }
  expect(new Set(renewals)).toEqual(new Set([200]))
})
