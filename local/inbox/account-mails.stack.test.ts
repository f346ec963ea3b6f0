import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { signUp, startTestStack } from '../testing/test-stack.ts'
import type { TestStack } from '../testing/test-stack.ts'

let shop: TestStack
let email: string
beforeAll(async () => {
  shop = await startTestStack()
})
afterAll(() => shop.stop())
beforeEach(() => {
  email = `${crypto.randomUUID()}@example.com`
})

async function readMails(to: string) {
  const url = `http://localhost:4173/_local/inbox?to=${encodeURIComponent(to)}`
  const request = new Request(url, { headers: { accept: 'application/json' } })
  return (await (await shop.stack.fetch(request)).json()) as { text: string; html: string }[]
}

/** The code in the latest mail to an address, as a person finds it in the inbox. */
async function readCode(to: string): Promise<string> {
  const [mail] = await readMails(to)
  return /\b\d{6}\b/.exec(mail?.text ?? '')?.[0] ?? 'no code'
}

describe('the mails of an account', () => {
  test('a code signs in who has an account, and who has none', async () => {
    await signUp(shop.client())
    for (const times of ['new', 'known']) {
      const client = shop.client()
      expect((await client.auth.signInWithOtp({ email })).error).toBeNull()
      const token = await readCode(email)
      const wrong = await client.auth.verifyOtp({ email, token: '000000', type: 'email' })
      expect(wrong.error?.code).toBe('otp_expired')
      const { data } = await client.auth.verifyOtp({ email, token, type: 'email' })
      expect([times, data.user?.email]).toEqual([times, email])
      const again = await shop.client().auth.verifyOtp({ email, token, type: 'email' })
      expect(again.error?.code).toBe('otp_expired')
    }
  })

  test('a code of recovery lets one choose another password', async () => {
    await shop.client().auth.signUp({ email, password: 'forgotten words' })
    const client = shop.client()
    await client.auth.resetPasswordForEmail(email)
    await client.auth.verifyOtp({ email, token: await readCode(email), type: 'recovery' })
    expect((await client.auth.updateUser({ password: 'fresh words' })).error).toBeNull()
    const signIn = (password: string) => shop.client().auth.signInWithPassword({ email, password })
    expect((await signIn('fresh words')).error).toBeNull()
    expect((await signIn('forgotten words')).error?.code).toBe('invalid_credentials')
  })

  test('another password ends the other sessions, and only those', async () => {
    const [here, elsewhere, other] = [shop.client(), shop.client(), shop.client()]
    await signUp(other)
    await here.auth.signUp({ email, password: 'secret words' })
    await elsewhere.auth.signInWithPassword({ email, password: 'secret words' })
    await here.auth.updateUser({ data: { name: 'Ann' } })
    expect((await elsewhere.auth.refreshSession()).error).toBeNull()
    await here.auth.updateUser({ password: 'fresh words' })
    expect((await elsewhere.auth.refreshSession()).error?.code).toBe('refresh_token_not_found')
    expect((await here.auth.refreshSession()).error).toBeNull()
    expect((await other.auth.refreshSession()).error).toBeNull()
  })

  test('an address changes once its new owner has read the code', async () => {
    const client = shop.client()
    await client.auth.signUp({ email, password: 'secret words' })
    const next = `new-${email}`
    expect((await client.auth.updateUser({ email: next })).error).toBeNull()
    expect((await client.auth.getUser()).data.user).toMatchObject({ email, new_email: next })
    const token = await readCode(next)
    const { error } = await client.auth.verifyOtp({ email: next, token, type: 'email_change' })
    expect(error).toBeNull()
    expect((await client.auth.getUser()).data.user?.email).toBe(next)
  })

  test('a code stands in the HTML and in the text of its letter, and no link does', async () => {
    await shop.client().auth.signInWithOtp({ email })
    const [{ text, html }] = (await readMails(email)) as [{ text: string; html: string }]
    expect(text).toContain('Enter this code')
    expect(html).toContain(`>${await readCode(email)}</p>`)
    expect(`${text}${html}`).not.toMatch(/https?:(?!\/\/localhost:4173\/icons\/)|<a /)
  })

  test('a stranger to the shop gets no mail, and nobody learns of it', async () => {
    expect((await shop.client().auth.resetPasswordForEmail(email)).error).toBeNull()
    expect(await readCode(email)).toBe('no code')
  })
})

test('the page shows mails to people, and runs nothing that is in them', async () => {
  await shop.stack.inbox.send({
    to: email,
    subject: '<script>alert(1)</script>',
    text: 'Code 123456, http://localhost:4173/a?b=1&c="<b>',
  })
  const answer = await shop.stack.fetch(new Request('http://localhost:4173/_local/inbox'))
  const html = await answer.text()
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(html).toContain('<p class="code">123456</p>')
  expect(html).toContain('<a href="http://localhost:4173/a?b=1&amp;c=&quot;&lt;b&gt;">')
  expect(html).not.toContain('<script')
  const missing = await shop.stack.fetch(new Request('http://localhost:4173/_local/other'))
  expect(missing.status).toBe(404)
})
