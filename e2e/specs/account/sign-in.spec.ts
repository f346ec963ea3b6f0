import {
  hurried,
  newEmail,
  password,
  refused,
  signIn,
  signOut,
  signUp,
  signedIn,
  signedOut,
} from '../../fixtures/account.ts'
import { expectAccessible } from '../../fixtures/expect-accessible.ts'
import { findAttributeMismatches, waitForHydration } from '../../fixtures/hydration.ts'
import { readCode } from '../../fixtures/inbox.ts'
import { expect, test } from '../../fixtures/test.ts'

test.use({ expectedProblems: hurried })

test('an account is made, left and entered again', async ({ page }) => {
  const email = await signUp(page)
  await expect(page.getByText(email)).toBeVisible()
  await expect(page.getByRole('main')).toBeFocused()
  await signOut(page)
  await signIn(page, email)
  await signedIn(page)
  await page.reload()
  await signedIn(page)
})

test('the file is taken over as it is, and offers no field twice', async ({ page }) => {
  await page.goto('/account')
  await waitForHydration(page)
  expect(await findAttributeMismatches(page)).toEqual([])
  await expect(page.getByLabel('Email')).toHaveAttribute('autocomplete', 'username')
  await expect(page.getByLabel('Password')).toHaveAttribute('autocomplete', 'current-password')
  await expect(page.getByRole('banner').getByRole('link', { name: 'Account' })).toHaveCount(1)
  await expectAccessible(page)
})

test('what is wrong is said beside its field, and the first such field has the focus', async ({
  page,
}) => {
  await page.goto('/account')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByLabel('Email')).toBeFocused()
  await expect(page.getByLabel('Email')).toHaveAccessibleDescription('Enter your email address.')
  await page.getByLabel('Email').fill('claire@maple')
  await page.getByLabel('Password').fill('short')
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByLabel('Email')).toHaveAccessibleDescription(/This is no email address/)
  await expect(page.getByLabel('Password')).toHaveAccessibleDescription(/Use 8 characters/)
  await expect(page.getByLabel('Password')).toHaveAttribute('autocomplete', 'new-password')
  await expectAccessible(page)
})

test('the password can be looked at', async ({ page }) => {
  await page.goto('/account')
  await page.getByLabel('Password').fill('look at me')
  await page.getByRole('button', { name: 'Show password' }).click()
  await expect(page.getByLabel('Password')).toHaveAttribute('type', 'text')
  await page.getByRole('button', { name: 'Hide password' }).click()
  await expect(page.getByLabel('Password')).toHaveAttribute('type', 'password')
})

test('a code by mail signs in who has an account, and who has none', async ({ page, request }) => {
  const email = newEmail()
  for (const times of ['new', 'known']) {
    await page.goto('/account')
    await page.getByRole('button', { name: 'Send a one-time code instead' }).click()
    await page.getByLabel('Email').fill(email)
    await page.getByRole('button', { name: 'Send a code' }).click()
    const field = page.getByLabel('Code')
    await expect(field, times).toBeFocused()
    await expect(field).toHaveAttribute('autocomplete', 'one-time-code')
    await field.fill(await readCode(request, email))
    await page.getByRole('button', { name: 'Sign in' }).click()
    await signedIn(page)
    await signOut(page)
  }
})

test.describe('refusals', () => {
  test.use({ expectedProblems: refused })

  test('a wrong password is told at the password, a known address at the address', async ({
    page,
  }) => {
    const email = await signUp(page)
    await signOut(page)
    await signIn(page, email, 'not the words')
    await expect(page.getByLabel('Password')).toBeFocused()
    await expect(page.getByLabel('Password')).toHaveAccessibleDescription(/do not belong together/)
    await page.getByRole('button', { name: 'Create account' }).click()
    await expect(page.getByLabel('Email')).toHaveAccessibleDescription(/has an account already/)
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await signedIn(page)
  })

  test('a wrong code is told at the code, and another one can be asked for', async ({
    page,
    request,
  }) => {
    const email = newEmail()
    await page.goto('/account')
    await page.getByRole('button', { name: 'Send a one-time code instead' }).click()
    await page.getByLabel('Email').fill(email)
    await page.getByRole('button', { name: 'Send a code' }).click()
    const right = await readCode(request, email)
    await page.getByLabel('Code').fill(right === '000000' ? '000001' : '000000')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByLabel('Code')).toBeFocused()
    await expect(page.getByLabel('Code')).toHaveAccessibleDescription(/wrong or too old/)
    await expectAccessible(page)
    await page.getByLabel('Code').fill(`${right.slice(0, 3)} ${right.slice(3)}`)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await signedIn(page)
  })
})

test('a forgotten password is replaced by one chosen with a code', async ({ page, request }) => {
  const email = await signUp(page)
  await signOut(page)
  await page.getByRole('button', { name: 'Reset password' }).click()
  await page.getByLabel('Email').fill(email)
  await page.getByRole('button', { name: 'Send a code' }).click()
  await page.getByLabel('Code').fill(await readCode(request, email))
  await page.getByLabel('New password').fill('four fresh small words')
  await page.getByRole('button', { name: 'Set password' }).click()
  await signedIn(page)
  await signOut(page)
  await signIn(page, email, 'four fresh small words')
  await signedIn(page)
})

test('what was pressed before the app was there is done', async ({ page }) => {
  const email = newEmail()
  await page.addInitScript(
    ([email, password]) => {
      document.addEventListener('DOMContentLoaded', () => {
        const type = (id: string, text: string) => {
          const field = document.getElementById(id) as HTMLInputElement
          field.value = text
          field.dispatchEvent(new InputEvent('input', { bubbles: true }))
        }
        type('account-email', email!)
        type('account-password', password!)
        document.querySelector<HTMLElement>('button[value=signUp]')!.click()
      })
    },
    [email, password],
  )
  await page.goto('/account')
  await signedIn(page)
  await expect(page.getByText(email)).toBeVisible()
})

test('two tabs know at once that someone has signed out', async ({ page, context }) => {
  await signUp(page)
  const other = await context.newPage()
  await other.goto('/account/settings')
  await signedIn(other)
  await signOut(page)
  await signedOut(other)
})

test('a guest’s pages load nothing of accounts but the way in', async ({ page }) => {
  const loaded: string[] = []
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname))
  for (const path of ['/', '/product/bud-vase', '/account']) {
    await page.goto(path)
    await waitForHydration(page)
    await page.waitForLoadState('networkidle')
  }
  expect(loaded.filter((path) => path.includes('/assets/')).length).toBeGreaterThan(5)
  const ofAccounts = /\/(auth-client|follow-topic|account-inside|sync-wishlist|keep-wishlist)-/
  expect(loaded.filter((path) => ofAccounts.test(path))).toEqual([])
})
