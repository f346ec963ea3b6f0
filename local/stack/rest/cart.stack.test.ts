import { SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { shopSources, signUp, startTestStack } from '../../testing/test-stack.ts'
import type { TestStack } from '../../testing/test-stack.ts'
import { publishableKey } from '../keys.ts'

const origin = 'http://localhost:4173'
let shop: TestStack
let variant: string

beforeAll(async () => {
  shop = await startTestStack(shopSources)
  const { data } = await shop.client().from('variants').select('id').order('id').limit(1).single()
  variant = data!.id as string
})
afterAll(() => shop.stop())

async function shopper() {
  const client = shop.client()
  const { session, user } = await signUp(client)
  return { client, user, token: session.access_token }
}

const device = crypto.randomUUID()
const add = (seq: number, more: object = {}) => ({
  ...{ device, seq, variant, kind: 'change', delta: 1, epoch: 0 },
  ...more,
})

/** One call with whatever token. */
async function apply(token: string | null, operations: unknown) {
  const headers: Record<string, string> = {
    apikey: publishableKey,
    'content-type': 'application/json',
    ...(token !== null && { authorization: `Bearer ${token}` }),
  }
  const url = `${origin}/rest/v1/rpc/apply_cart_operations`
  const body = JSON.stringify({ operations })
  const answer = await shop.stack.fetch(new Request(url, { method: 'POST', headers, body }))
  const { message } = (await answer.json()) as { message?: string }
  return { status: answer.status, message }
}

describe('a cart over HTTP', () => {
  test('follows its shopper from device to device', async () => {
    const { client } = await shopper()
    const first = await client.rpc('apply_cart_operations', { operations: [add(1), add(2)] })
    expect(first.error).toBeNull()
    expect(first.data).toMatchObject({
      version: 1,
      acknowledged: 2,
      rejected: [],
      lines: [{ variant, wanted: 2, epoch: 0, title: expect.any(String) as string }],
    })
    const read = await client.rpc('read_cart', { device }, { get: true })
    const { rejected: _, ...state } = first.data as Record<string, unknown>
    expect(read.data).toEqual(state)
  })

  test('keeps addresses and a wishlist', async () => {
    const { client } = await shopper()
    const address = { name: 'Ada', line1: '1 Rue Sainte', city: 'Montréal' }
    const saved = await client.rpc('save_address', { address })
    expect(saved.data).toMatchObject({ ...address, is_default: true })
    const { data } = await client.from('products').select('id').limit(1).single()
    const operations = [{ product: data!.id as string, flips: 1 }]
    const list = await client.rpc('apply_wishlist_operations', { operations })
    expect(list.data).toMatchObject({ version: 1, items: operations })
    expect((await client.rpc('delete_account')).error).toBeNull()
    const after = await client.rpc('apply_cart_operations', { operations: [add(1)] })
    expect(after.error?.message).toBe('not_signed_in')
  })

  test.each([
    ['10,000 entries', Array.from({ length: 10_000 }, () => ({})), 413, 'too_many_operations'],
    ['10 MB', [{ device, seq: 1, kind: 'x'.repeat(1e7) }], 413, 'body_too_large'],
    ['no list', 'all', 400, 'malformed_call'],
    ['a negative number', [{ device, seq: -1 }], 400, 'malformed_call'],
  ])('answers %s with a typed refusal and changes nothing', async (_, call, status, message) => {
    const { client, token } = await shopper()
    expect(await apply(token, call)).toEqual({ status, message })
    const { data } = await client.rpc('read_cart')
    expect(data).toMatchObject({ version: 0, lines: [] })
  })
})

describe('a token', () => {
  const claims = (sub: string) => ({ sub, role: 'authenticated', aud: 'authenticated' })
  const sign = (sub: string, secret: string, expires: number) =>
    new SignJWT(claims(sub))
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuedAt(expires - 3600)
      .setExpirationTime(expires)
      .sign(new TextEncoder().encode(secret))
  const now = () => Math.floor(Date.now() / 1000)

  test('that is forged, expired, unsigned, or none, opens no cart', async () => {
    const { client, user } = await shopper()
    await client.rpc('apply_cart_operations', { operations: [add(1)] })
    const { jwtSecret } = shop.stack.secrets
    const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
    const unsigned = `${encode({ alg: 'none', typ: 'JWT' })}.${encode(claims(user.id))}.`
    const tokens = [
      await sign(user.id, 'another secret of thirty-two bytes', now() + 3600),
      await sign(user.id, jwtSecret, now() - 60),
      unsigned,
      'nonsense',
      null,
    ]
    for (const token of tokens) {
      const { status } = await apply(token, [add(2)])
      expect([401, 403], `${token}`).toContain(status)
    }
    const { data } = await client.rpc('read_cart', { device })
    expect(data).toMatchObject({ version: 1, acknowledged: 1 })
    const good = await sign(user.id, jwtSecret, now() + 3600)
    expect(await apply(good, [add(2)])).toMatchObject({ status: 200 })
  })
})
