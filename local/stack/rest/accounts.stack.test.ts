import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readClaims, signUp, startTestStack } from '../../testing/test-stack.ts'
import type { TestStack } from '../../testing/test-stack.ts'

let shop: TestStack
beforeAll(async () => {
  shop = await startTestStack()
})
afterAll(() => shop.stop())

describe('/auth/v1', () => {
  test('sign-up opens a session whose token carries the claims of a hosted project', async () => {
    const { session, user, email } = await signUp(shop.client(), { name: 'Émilie' })
    expect(readClaims(session.access_token)).toMatchObject({
      iss: 'http://localhost:4173/auth/v1',
      sub: user.id,
      aud: 'authenticated',
      role: 'authenticated',
      email,
      phone: '',
      aal: 'aal1',
      is_anonymous: false,
      session_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      app_metadata: { provider: 'email', providers: ['email'] },
      user_metadata: { name: 'Émilie' },
      amr: [{ method: 'password', timestamp: expect.any(Number) }],
    })
  })

  test('signing in and refreshing keep session and claims', async () => {
    const { email } = await signUp(shop.client(), { name: 'A' })
    const client = shop.client()
    const first = await client.auth.signInWithPassword({ email, password: 'secret words' })
    await client.auth.updateUser({ data: { name: 'B' } })
    const second = await client.auth.refreshSession()
    const before = readClaims(first.data.session?.access_token ?? '')
    const after = readClaims(second.data.session?.access_token ?? '')
    expect(before).toMatchObject({ user_metadata: { name: 'A' } })
    expect(after).toMatchObject({ user_metadata: { name: 'B' }, session_id: before.session_id })
    const user = await client.auth.getUser()
    expect(user.data.user?.user_metadata).toMatchObject({ name: 'B' })
  })

  test('a wrong password is refused with 400', async () => {
    const { email } = await signUp(shop.client())
    const { error } = await shop.client().auth.signInWithPassword({ email, password: 'wrong' })
    expect(error).toMatchObject({ status: 400, code: 'invalid_credentials' })
  })

  test('metadata lies in the database as an object, not as a string in a string', async () => {
    const { user } = await signUp(shop.client(), { name: 'C' })
    const sql = postgres(shop.stack.databaseUrl, { onnotice: () => {} })
    const [row] = await sql`
      select raw_user_meta_data ->> 'name' as name, raw_app_meta_data ->> 'provider' as provider
      from auth.users where id = ${user.id}`
    await sql.end()
    expect(row).toEqual({ name: 'C', provider: 'email' })
  })

  test('the link in an e-mail leads back with the same claims', async () => {
    const { user, email } = await signUp(shop.client(), { name: 'D' })
    await shop.client().auth.resetPasswordForEmail(email)
    const sql = postgres(shop.stack.databaseUrl, { onnotice: () => {} })
    const [row] = await sql`select recovery_token from auth.users where id = ${user.id}`
    await sql.end()
    const query = new URLSearchParams({ token: row?.recovery_token as string, type: 'recovery' })
    const link = new Request(`http://localhost:4173/auth/v1/verify?${query}`)
    const { headers } = await shop.stack.fetch(link)
    const [, token = ''] = /#access_token=([^&]+)/.exec(headers.get('location') ?? '') ?? []
    expect(readClaims(token)).toMatchObject({
      sub: user.id,
      user_metadata: { name: 'D' },
      app_metadata: { provider: 'email' },
    })
  })

  test('instants end in Z', async () => {
    const { user } = await signUp(shop.client())
    expect(user.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/)
  })

  test('a token signed with another secret is no session', async () => {
    const { session } = await signUp(shop.client())
    const [head, body] = session.access_token.split('.')
    const { error } = await shop.client().auth.getUser(`${head}.${body}.${'A'.repeat(43)}`)
    expect(error?.status).toBe(403)
  })
})
